/*---
title:
  zh: 流动性覆盖率低于下限
  en: Liquidity coverage ratio is below the minimum
question:
  zh: 哪些银行的合格优质流动性资产不足以覆盖未来三十天现金净流出？
  en: Which banks have too few high-quality liquid assets for the net outflow of the next thirty days?
kind: breach
subject: institution
recipient: institution
severity: critical
law: [{parameter: liquidity.coverage_ratio_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}流动性覆盖率为{measure:percent}，低于{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} the liquidity coverage ratio of bank {institution_id} is {measure:percent}, under {threshold:percent}; {amount:money} short.
limits:
  zh: 适用于资产2000亿元以上的银行；报送该项目的都计算。压力情景的系数由机构自行套用。
  en: It binds banks with assets of 200 billion and more; whoever files the items is measured. The bank applies the stress factors itself.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'high_quality_liquid_assets' then value end) as high_quality_liquid_assets,
        sum(case when item = 'net_cash_outflow' then value end) as net_cash_outflow,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G25' and item in ('high_quality_liquid_assets', 'net_cash_outflow')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    high_quality_liquid_assets / nullif(net_cash_outflow, 0) as measure,
    param('liquidity.coverage_ratio_minimum', reported_on) as threshold,
    param('liquidity.coverage_ratio_minimum', reported_on) * net_cash_outflow - high_quality_liquid_assets as amount,
    -- evidence
    report,
    item
from filed
where high_quality_liquid_assets < param('liquidity.coverage_ratio_minimum', reported_on) * net_cash_outflow
