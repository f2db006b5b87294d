/*---
title:
  zh: 总资产短期内异常扩张
  en: Assets grow fast
question:
  zh: 哪些银行的总资产在数月内扩张过快？
  en: Which banks have grown their assets unusually fast within months?
kind: anomaly
subject: institution
recipient: institution
severity: medium
law: [{parameter: screening.asset_growth_months}, {parameter: screening.asset_growth_share}]
clue:
  zh: 机构{institution_id}{reported_on}总资产{months}个月内增长{measure:percent}，超过{threshold:percent}，增加{amount:money}元。
  en: By {reported_on} the assets of bank {institution_id} have grown by {measure:percent} in {months} months, over {threshold:percent}; {amount:money} more.
limits:
  zh: 新设机构、合并重组和高通胀地区会触发。
  en: New and merged banks and countries with high inflation trip it.
---*/
with earlier as (
    select
        institution_id,
        last_day(period) as month_end,
        value
    from report_item_history
    where report = 'G01' and item = 'total_assets' and value > 0
)
select
    now.institution_id,
    now.institution_id as subject_id,
    now.period as reported_on,
    param('screening.asset_growth_months', as_of) as months,
    (now.value - earlier.value) / nullif(earlier.value, 0) as measure,
    param('screening.asset_growth_share', as_of) as threshold,
    now.value - earlier.value as amount,
    -- evidence
    now.report,
    now.item
from report_item as now
inner join earlier
    on now.institution_id = earlier.institution_id
    and last_day(add_months(now.period, -param('screening.asset_growth_months', as_of))) = earlier.month_end
where
    now.report = 'G01'
    and now.item = 'total_assets'
    and now.value - earlier.value > param('screening.asset_growth_share', as_of) * earlier.value
