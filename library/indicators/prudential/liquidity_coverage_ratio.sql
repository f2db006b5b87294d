/*---
title: {zh: 流动性覆盖率, en: "Liquidity coverage ratio"}
about: {zh: 按最近一期报表。合格优质流动性资产与未来30天现金净流出量之比。, en: "From the newest return. High-quality liquid assets over the net outflow of 30 days."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'high_quality_liquid_assets' then value end) as high_quality_liquid_assets,
        sum(case when item = 'net_cash_outflow' then value end) as net_cash_outflow
    from report_item
    where report = 'G25' and item in ('high_quality_liquid_assets', 'net_cash_outflow')
    group by institution_id
)
select
    institution_id,
    sum(high_quality_liquid_assets) / nullif(sum(net_cash_outflow), 0) as value,
    sum(high_quality_liquid_assets) as high_quality_liquid_assets,
    sum(net_cash_outflow) as net_cash_outflow
from filed
where high_quality_liquid_assets is not null and net_cash_outflow is not null
group by grouping sets ((institution_id), ())
