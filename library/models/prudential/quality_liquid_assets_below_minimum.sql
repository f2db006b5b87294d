/*---
title:
  zh: 优质流动性资产充足率低于下限
  en: High-quality liquid asset adequacy is below the minimum
question:
  zh: 哪些资产规模较小的银行优质流动性资产不足以覆盖短期现金净流出？
  en: Which smaller banks have too few high-quality liquid assets for their short-term outflow?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: liquidity.quality_asset_adequacy_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}优质流动性资产充足率为{measure:percent}，低于{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} the high-quality liquid assets of bank {institution_id} cover {measure:percent} of its short-term net outflow, under {threshold:percent}; {amount:money} short.
limits:
  zh: 适用于资产2000亿元以下、报送G26的银行。
  en: It binds banks with assets under 200 billion, which file G26.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'high_quality_liquid_assets' then value end) as high_quality_liquid_assets,
        sum(case when item = 'short_term_net_cash_outflow' then value end) as short_term_net_cash_outflow,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G26' and item in ('high_quality_liquid_assets', 'short_term_net_cash_outflow')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    high_quality_liquid_assets / nullif(short_term_net_cash_outflow, 0) as measure,
    param('liquidity.quality_asset_adequacy_minimum', reported_on) as threshold,
    param('liquidity.quality_asset_adequacy_minimum', reported_on) * short_term_net_cash_outflow
    - high_quality_liquid_assets as amount,
    -- evidence
    report,
    item
from filed
where high_quality_liquid_assets
    < param('liquidity.quality_asset_adequacy_minimum', reported_on) * short_term_net_cash_outflow
