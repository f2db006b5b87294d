/*---
title: {zh: 存贷比, en: "Loans to deposits"}
about: {zh: 按最近一期报表。分子为各项贷款，分母为各项存款。, en: "From the newest return. Loans over deposits."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'loans' then value end) as loans,
        sum(case when item = 'deposits' then value end) as deposits
    from report_item
    where report = 'G01' and item in ('loans', 'deposits')
    group by institution_id
)
select
    institution_id,
    sum(loans) / nullif(sum(deposits), 0) as value,
    sum(loans) as loans,
    sum(deposits) as deposits
from filed
where loans is not null and deposits is not null
group by grouping sets ((institution_id), ())
