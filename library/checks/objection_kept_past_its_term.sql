/*---
title:
  zh: 异议登记已过起诉期限仍列为有效
  en: An objection is kept past its term
severity: doubt
table: property_objection
column: ended_on
dimension: consistency
message:
  zh: "{file}第{line}行：异议登记{objection_number}起诉期限{lapses_on}已过而未记起诉，终止日期仍为空，请核对是否已失效。"
  en: "{file}, line {line}: objection {objection_number} passed its term {lapses_on} without a suit noted and has no end. Check whether it has lapsed."
---*/
select institution_id, period, _file, _line, ended_on as value, objection_number, lapses_on
from property_objection
where lapses_on < period and sued_on is null and ended_on is null
