/*---
title:
  zh: 所有者权益占总资产比例过低
  en: Equity is thin against assets
question:
  zh: 哪些银行的所有者权益占总资产的比例低于杠杆率下限，甚至资不抵债？
  en: Which banks have equity below the leverage minimum of their assets, or none left?
kind: anomaly
subject: institution
recipient: institution
severity: high
law: [{parameter: capital.leverage_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}所有者权益仅占总资产的{measure:percent}，低于{threshold:percent}，差{amount:money}（{currency}）。
  en: On {reported_on} the equity of bank {institution_id} is {measure:percent} of its assets, under {threshold:percent}; {amount:money} ({currency}) short.
limits:
  zh: 以会计权益近似一级资本，只作预警；未报送G40、G44的机构也能计算。
  en: Book equity stands in for tier one capital, as an early warning; it works for banks that file neither G40 nor G44.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        max(coalesce(currency, 'CNY')) as currency,
        sum(case when item = 'owner_equity' then value end) as owner_equity,
        sum(case when item = 'total_assets' then value end) as total_assets,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G01' and item in ('owner_equity', 'total_assets')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    currency,
    owner_equity / nullif(total_assets, 0) as measure,
    param('capital.leverage_minimum', reported_on) as threshold,
    param('capital.leverage_minimum', reported_on) * total_assets - owner_equity as amount,
    -- evidence
    report,
    item
from filed
where owner_equity < param('capital.leverage_minimum', reported_on) * total_assets
