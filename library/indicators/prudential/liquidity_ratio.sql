/*---
title: {zh: 流动性比例, en: "Liquidity ratio"}
about: {zh: 按最近一期报表。流动性资产与流动性负债之比。, en: "From the newest return. Liquid assets over liquid liabilities."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'liquid_assets' then value end) as liquid_assets,
        sum(case when item = 'liquid_liabilities' then value end) as liquid_liabilities
    from report_item
    where report = 'G22' and item in ('liquid_assets', 'liquid_liabilities')
    group by institution_id
)
select
    institution_id,
    sum(liquid_assets) / nullif(sum(liquid_liabilities), 0) as value,
    sum(liquid_assets) as liquid_assets,
    sum(liquid_liabilities) as liquid_liabilities
from filed
where liquid_assets is not null and liquid_liabilities is not null
group by grouping sets ((institution_id), ())
