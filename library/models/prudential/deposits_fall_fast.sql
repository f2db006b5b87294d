/*---
title:
  zh: 各项存款短期内大幅流失
  en: Deposits fall fast
question:
  zh: 哪些银行的各项存款在数月内大幅流失，融资承压？
  en: Which banks have lost a large part of their deposits within months?
kind: anomaly
subject: institution
recipient: institution
severity: critical
law: [{parameter: screening.deposit_fall_months}, {parameter: screening.deposit_fall_share}]
clue:
  zh: 机构{institution_id}{reported_on}各项存款{months}个月内流失{measure:percent}，超过{threshold:percent}，减少{amount:money}元。
  en: By {reported_on} the deposits of bank {institution_id} have fallen by {measure:percent} in {months} months, over {threshold:percent}; {amount:money} less.
limits:
  zh: 只看月末数，月内挤兑看不出来；业务转让也会触发。
  en: It sees month ends only, not a run within the month; a transfer of business trips it too.
---*/
with earlier as (
    select
        institution_id,
        last_day(period) as month_end,
        value
    from report_item_history
    where report = 'G01' and item = 'deposits' and value > 0
)
select
    now.institution_id,
    now.institution_id as subject_id,
    now.period as reported_on,
    param('screening.deposit_fall_months', as_of) as months,
    (earlier.value - now.value) / nullif(earlier.value, 0) as measure,
    param('screening.deposit_fall_share', as_of) as threshold,
    earlier.value - now.value as amount,
    -- evidence
    now.report,
    now.item
from report_item as now
inner join earlier
    on now.institution_id = earlier.institution_id
    and last_day(add_months(now.period, -param('screening.deposit_fall_months', as_of))) = earlier.month_end
where
    now.report = 'G01'
    and now.item = 'deposits'
    and earlier.value - now.value > param('screening.deposit_fall_share', as_of) * earlier.value
