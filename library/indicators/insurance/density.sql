/*---
title: {zh: 保险密度, en: "Insurance density"}
about: {zh: 本年累计保费收入除以户籍登记的常住人口，元每人，只有全行业一个数。, en: "Premium income of the year over the residents registered, CNY a person; one value, of the sector."}
unit: CNY
law: []
---*/
with income as (
    select sum(amount) as premium_income
    from premium
    where received_on >= cast(date_trunc('year', as_of) as date)
),
people as (
    select count(*) as residents
    from household_member
    where moved_out_on is null
)
select
    cast(null as varchar) as institution_id,
    premium_income / nullif(residents, 0) as value,
    premium_income,
    residents
from income
cross join people
where premium_income is not null
