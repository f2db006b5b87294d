/*---
title:
  zh: 所有者权益短期内大幅下降
  en: Equity falls fast
question:
  zh: 哪些银行的所有者权益在数月内大幅下降？
  en: Which banks have lost a large part of their equity within months?
kind: anomaly
subject: institution
recipient: institution
severity: high
law: [{parameter: screening.capital_fall_months}, {parameter: screening.capital_fall_share}]
clue:
  zh: 截至{reported_on}，机构{institution_id}所有者权益{months}个月内下降{measure:percent}，超过{threshold:percent}，减少{amount:money}（{currency}）。
  en: By {reported_on} the equity of bank {institution_id} has fallen by {measure:percent} in {months} months, over {threshold:percent}; {amount:money} ({currency}) less.
limits:
  zh: 大额分红、股份回购也会触发；权益本已为负的另见权益过低模型。
  en: Large dividends and buy-backs trip it too; equity already negative is for the model of thin equity.
---*/
with earlier as (
    select
        institution_id,
        last_day(period) as month_end,
        value
    from report_item_history
    where report = 'G01' and item = 'owner_equity' and value > 0
)
select
    latest.institution_id,
    latest.institution_id as subject_id,
    latest.period as reported_on,
    coalesce(latest.currency, 'CNY') as currency,
    param('screening.capital_fall_months', as_of) as months,
    (earlier.value - latest.value) / nullif(earlier.value, 0) as measure,
    param('screening.capital_fall_share', as_of) as threshold,
    earlier.value - latest.value as amount,
    -- evidence
    latest.report,
    latest.item
from report_item as latest
inner join earlier
    on latest.institution_id = earlier.institution_id
    and last_day(add_months(latest.period, -param('screening.capital_fall_months', as_of))) = earlier.month_end
where
    latest.report = 'G01'
    and latest.item = 'owner_equity'
    and earlier.value - latest.value > param('screening.capital_fall_share', as_of) * earlier.value
