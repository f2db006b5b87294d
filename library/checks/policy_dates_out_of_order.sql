/*---
title:
  zh: 保单起止日期颠倒
  en: Dates of a policy are out of order
severity: error
table: policy
column: ends_on
dimension: validity
message:
  zh: "{file}第{line}行：保单{policy_id}保险起期{starts_on}晚于止期{value}，请核对。"
  en: "{file}, line {line}: policy {policy_id} starts on {starts_on}, after its cover ends on {value}. Check the dates."
---*/
select institution_id, period, _file, _line, ends_on as value, policy_id, starts_on
from policy
where starts_on > ends_on
