/*---
title:
  zh: 异议登记日期颠倒
  en: Dates of an objection are out of order
severity: error
table: property_objection
column: registered_on
dimension: validity
message:
  zh: "{file}第{line}行：异议登记{objection_number}登簿日{value}晚于起诉期限{lapses_on}、起诉日{sued_on}或终止日{ended_on}，请核对。"
  en: "{file}, line {line}: objection {objection_number} was recorded on {value}, after its term {lapses_on}, its suit {sued_on} or its end {ended_on}. Check the dates."
---*/
select institution_id, period, _file, _line, registered_on as value, objection_number, lapses_on, sued_on, ended_on
from property_objection
where registered_on > lapses_on or registered_on > sued_on or registered_on > ended_on
