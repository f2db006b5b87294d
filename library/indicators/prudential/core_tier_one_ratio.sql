/*---
title: {zh: 核心一级资本充足率, en: "Core tier one ratio"}
about: {zh: 按最近一期报表。核心一级资本净额与风险加权资产之比。, en: "From the newest return. Net core tier one capital over risk-weighted assets."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'core_tier_one_net_capital' then value end) as core_tier_one_net_capital,
        sum(case when item = 'risk_weighted_assets' then value end) as risk_weighted_assets
    from report_item
    where report = 'G40' and item in ('core_tier_one_net_capital', 'risk_weighted_assets')
    group by institution_id
)
select
    institution_id,
    sum(core_tier_one_net_capital) / nullif(sum(risk_weighted_assets), 0) as value,
    sum(core_tier_one_net_capital) as core_tier_one_net_capital,
    sum(risk_weighted_assets) as risk_weighted_assets
from filed
where core_tier_one_net_capital is not null and risk_weighted_assets is not null
group by grouping sets ((institution_id), ())
