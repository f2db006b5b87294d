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
  zh: 截至{reported_on}，机构{institution_id}总资产{months}个月内增长{measure:percent}，超过{threshold:percent}，增加{amount:money}（{currency}）。
  en: By {reported_on} the assets of bank {institution_id} have grown by {measure:percent} in {months} months, over {threshold:percent}; {amount:money} ({currency}) more.
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
    latest.institution_id,
    latest.institution_id as subject_id,
    latest.period as reported_on,
    coalesce(latest.currency, 'CNY') as currency,
    param('screening.asset_growth_months', as_of) as months,
    (latest.value - earlier.value) / nullif(earlier.value, 0) as measure,
    param('screening.asset_growth_share', as_of) as threshold,
    latest.value - earlier.value as amount,
    -- evidence
    latest.report,
    latest.item
from report_item as latest
inner join earlier
    on latest.institution_id = earlier.institution_id
    and last_day(add_months(latest.period, -param('screening.asset_growth_months', as_of))) = earlier.month_end
where
    latest.report = 'G01'
    and latest.item = 'total_assets'
    and latest.value - earlier.value > param('screening.asset_growth_share', as_of) * earlier.value
