/*---
title:
  zh: 信贷合同日期先后颠倒
  en: Dates of a credit contract are out of order
severity: error
table: credit_contract
column: matures_on
dimension: validity
message:
  zh: "{file}第{line}行：合同{contract_id}起始日{starts_on}晚于到期日{value}，请核对。"
  en: "{file}, line {line}: contract {contract_id} starts on {starts_on}, after it matures on {value}. Check the dates."
---*/
select institution_id, period, _file, _line, matures_on as value, contract_id, starts_on
from credit_contract
where starts_on > matures_on
