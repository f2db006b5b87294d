/*---
title:
  zh: 企业不良信用记录日期颠倒
  en: Dates of an adverse record are out of order
severity: error
table: firm_adverse_record
column: published_on
dimension: validity
message:
  zh: "{file}第{line}行：记录{record_id}公示日{value}早于作出日{decided_on}或晚于移出日{removed_on}，请核对。"
  en: "{file}, line {line}: record {record_id} was published on {value}, before its decision {decided_on} or after its removal {removed_on}. Check the dates."
---*/
select institution_id, period, _file, _line, published_on as value, record_id, decided_on, removed_on
from firm_adverse_record
where published_on < decided_on or published_on > removed_on
