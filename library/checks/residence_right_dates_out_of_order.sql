/*---
title:
  zh: 居住权登记日期颠倒
  en: Dates of a right of residence are out of order
severity: error
table: property_residence_right
column: registered_on
dimension: validity
message:
  zh: "{file}第{line}行：居住权{residence_number}登簿日{value}晚于消灭日{ended_on}，或起始日{starts_on}晚于届满日{ends_on}，请核对。"
  en: "{file}, line {line}: right of residence {residence_number} was recorded on {value}, after its end {ended_on}, or its term starts on {starts_on}, after {ends_on}. Check the dates."
---*/
select institution_id, period, _file, _line, registered_on as value, residence_number, starts_on, ends_on, ended_on
from property_residence_right
where registered_on > ended_on or starts_on > ends_on
