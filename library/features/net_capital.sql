/*---
title: {zh: 资本净额, en: Net capital}
about: {zh: 一行一家机构最近一期及上季末的资本净额、一级资本净额；上季末未报送时以最近一期代替。, en: "One row a bank: net capital and tier one capital newest filed, and at the end of the last quarter; without a filing of that day the newest stands in."}
---*/
with filed as (
    select
        institution_id,
        period,
        max(case when item = 'total_net_capital' then value end) as total_net_capital,
        max(case when item = 'tier_one_net_capital' then value end) as tier_one_net_capital
    from report_item_history
    where report = 'G40' and item in ('total_net_capital', 'tier_one_net_capital')
    group by institution_id, period
),
dated as (
    select
        institution_id,
        max(period) as newest,
        max(case when period < cast(date_trunc('quarter', as_of) as date) then period end) as last_quarter
    from filed
    group by institution_id
)
select
    institution_id,
    max(case when filed.period = dated.newest then filed.total_net_capital end) as total_net_capital,
    max(case when filed.period = dated.newest then filed.tier_one_net_capital end) as tier_one_net_capital,
    max(case when filed.period = coalesce(dated.last_quarter, dated.newest) then filed.total_net_capital end)
        as last_quarter_net_capital
from filed
inner join dated using (institution_id)
group by institution_id
