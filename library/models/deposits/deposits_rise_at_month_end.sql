/*---
title:
  zh: 月末存款偏离度超限
  en: Month-end deposits deviate from the daily average beyond the limit
question:
  zh: 哪些银行月末各项存款超过本月日均存款的幅度大于规定比例？
  en: Which banks have month-end deposits above the month's daily average by more than the limit?
kind: breach
subject: institution
recipient: institution
severity: medium
law: [{parameter: deposits.deviation_limit}]
clue:
  zh: 月末各项存款{deposits:money}元，本月日均{average:money}元，偏离度{measure:percent}，上限{threshold:percent}。
  en: "Deposits at month end {deposits:money}, daily average of the month {average:money}: deviation {measure:percent}, limit {threshold:percent}."
limits:
  zh: 取报送的日均存款，未按分户明细重算；季末月通知另有调整口径，本模型一律按普通月计算。
  en: It takes the daily average as reported and does not compute it again from movements; the notice adjusts the last month of a quarter, which is treated here like any other.
---*/
with month_end as (
    select
        institution_id,
        max(case when item = 'deposits' then value end) as deposits,
        max(case when item = 'monthly_average_deposits' then value end) as average,
        list(distinct report) as report,
        list(distinct item) as item
    from report_item
    where report = 'G01' and item in ('deposits', 'monthly_average_deposits')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    (deposits - average) / nullif(average, 0) as measure,
    param('deposits.deviation_limit', as_of) as threshold,
    -- evidence
    report,
    item,
    deposits,
    average,
    deposits - average as amount
from month_end
where average > 0 and deposits - average > param('deposits.deviation_limit', as_of) * average
