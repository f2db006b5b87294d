/*---
title:
  zh: 重大风险提示逾期未签收
  en: A critical notice is not acknowledged in time
question:
  zh: 哪些重大风险提示过了应签收的天数仍未签收？
  en: Which critical notices are not acknowledged although the days for it are over?
kind: anomaly
subject: customer
recipient: institution
severity: high
law: [{parameter: notices.unacknowledged_days}]
clue:
  zh: 重大风险提示（{rule}，机构编号{reference}）于{made_on}发出，至今{measure}天未签收，超过{threshold}天。
  en: The critical notice of {made_on} ({rule}, reference {reference}) has not been acknowledged for {measure} days, over {threshold}.
limits:
  zh: 以门户或接口签收为准；线下已处理而未签收的会误报。
  en: Goes by acknowledgement in the portal or by the API; what was dealt with otherwise is a false alarm.
---*/
select
    institution_code as institution_id,
    notice_number as subject_id,
    date_diff('day', made_on, as_of) as measure,
    param('notices.unacknowledged_days', as_of) as threshold,
    -- evidence
    notice_number,
    rule,
    reference,
    made_on
from network_notice
where
    is_critical
    and acknowledged_on is null
    and date_diff('day', made_on, as_of) > param('notices.unacknowledged_days', as_of)
