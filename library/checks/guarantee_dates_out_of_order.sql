/*---
title:
  zh: 担保合同日期先后颠倒
  en: Dates of a guarantee contract are out of order
severity: error
table: guarantee_contract
column: matures_on
dimension: validity
message:
  zh: "{file}第{line}行：担保合同{guarantee_contract_id}起始日{starts_on}晚于到期日{value}，请核对。"
  en: "{file}, line {line}: guarantee contract {guarantee_contract_id} starts on {starts_on}, after it expires on {value}. Check the dates."
---*/
select institution_id, period, _file, _line, matures_on as value, guarantee_contract_id, starts_on
from guarantee_contract
where starts_on > matures_on
