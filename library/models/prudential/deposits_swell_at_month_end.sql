/*---
title:
  zh: 月末存款偏离度超限
  en: Deposits swell at the month end
question:
  zh: 哪些银行月末存款明显高于当月日均存款，有冲时点之嫌？
  en: Which banks have deposits at the month end well above the daily average of the month?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: deposits.deviation_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}各项存款高出本月日均存款{measure:percent}，超过{threshold:percent}，冲高{amount:money}元。
  en: On {reported_on} the deposits of bank {institution_id} stand {measure:percent} above the daily average of the month, over the limit of {threshold:percent}; {amount:money} too many.
limits:
  zh: 季末月日均存款计入上限的调整未做，因此只会少报、不会多报。
  en: The cap on the average that counts at quarter ends is not applied, so it finds too little and never too much.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'deposits' then value end) as deposits,
        sum(case when item = 'monthly_average_deposits' then value end) as average,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G01' and item in ('deposits', 'monthly_average_deposits')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    (deposits - average) / nullif(average, 0) as measure,
    param('deposits.deviation_limit', reported_on) as threshold,
    deposits - average - param('deposits.deviation_limit', reported_on) * average as amount,
    -- evidence
    report,
    item
from filed
where
    average > 0
    and deposits - average > param('deposits.deviation_limit', reported_on) * average
