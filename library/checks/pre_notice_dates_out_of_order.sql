/*---
title:
  zh: 预告登记日期颠倒
  en: Dates of a pre-notice are out of order
severity: error
table: property_pre_notice
column: registered_on
dimension: validity
message:
  zh: "{file}第{line}行：预告登记{pre_notice_number}登簿日{value}晚于终止日{ended_on}，请核对。"
  en: "{file}, line {line}: pre-notice {pre_notice_number} was recorded on {value}, after its end {ended_on}. Check the dates."
---*/
select institution_id, period, _file, _line, registered_on as value, pre_notice_number, ended_on
from property_pre_notice
where registered_on > ended_on
