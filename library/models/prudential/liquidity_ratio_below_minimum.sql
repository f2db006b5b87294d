/*---
title:
  zh: 流动性比例低于下限
  en: Liquidity ratio is below the minimum
question:
  zh: 哪些银行的流动性资产与流动性负债之比低于监管下限？
  en: Which banks have liquid assets below the required share of liquid liabilities?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: liquidity.liquidity_ratio_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}流动性比例为{measure:percent}，低于{threshold:percent}，流动性资产缺口{amount:money}元。
  en: On {reported_on} bank {institution_id} has a liquidity ratio of {measure:percent}, under {threshold:percent}; {amount:money} of liquid assets short.
limits:
  zh: 按报表所报时点数计算，月内低点看不出来。
  en: It takes the figures of the reporting day; a low within the month is not seen.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'liquid_assets' then value end) as liquid_assets,
        sum(case when item = 'liquid_liabilities' then value end) as liquid_liabilities,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G22' and item in ('liquid_assets', 'liquid_liabilities')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    liquid_assets / nullif(liquid_liabilities, 0) as measure,
    param('liquidity.liquidity_ratio_minimum', reported_on) as threshold,
    param('liquidity.liquidity_ratio_minimum', reported_on) * liquid_liabilities - liquid_assets as amount,
    -- evidence
    report,
    item
from filed
where liquid_assets < param('liquidity.liquidity_ratio_minimum', reported_on) * liquid_liabilities
