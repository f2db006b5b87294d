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
  zh: 截至{reported_on}，机构{institution_id}各项存款{months}个月内流失{measure:percent}，超过{threshold:percent}，减少{amount:money}（{currency}）。
  en: By {reported_on} the deposits of bank {institution_id} have fallen by {measure:percent} in {months} months, over {threshold:percent}; {amount:money} ({currency}) less.
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
    latest.institution_id,
    latest.institution_id as subject_id,
    latest.period as reported_on,
    coalesce(latest.currency, 'CNY') as currency,
    param('screening.deposit_fall_months', as_of) as months,
    (earlier.value - latest.value) / nullif(earlier.value, 0) as measure,
    param('screening.deposit_fall_share', as_of) as threshold,
    earlier.value - latest.value as amount,
    -- evidence
    latest.report,
    latest.item
from report_item as latest
inner join earlier
    on latest.institution_id = earlier.institution_id
    and last_day(add_months(latest.period, -param('screening.deposit_fall_months', as_of))) = earlier.month_end
where
    latest.report = 'G01'
    and latest.item = 'deposits'
    and earlier.value - latest.value > param('screening.deposit_fall_share', as_of) * earlier.value
