/*---
title: {zh: 净稳定资金比例, en: "Net stable funding ratio"}
about: {zh: 按最近一期报表。可用的稳定资金与所需的稳定资金之比。, en: "From the newest return. Available over required stable funding."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'available_stable_funding' then value end) as available_stable_funding,
        sum(case when item = 'required_stable_funding' then value end) as required_stable_funding
    from report_item
    where report = 'G25' and item in ('available_stable_funding', 'required_stable_funding')
    group by institution_id
)
select
    institution_id,
    sum(available_stable_funding) / nullif(sum(required_stable_funding), 0) as value,
    sum(available_stable_funding) as available_stable_funding,
    sum(required_stable_funding) as required_stable_funding
from filed
where available_stable_funding is not null and required_stable_funding is not null
group by grouping sets ((institution_id), ())
