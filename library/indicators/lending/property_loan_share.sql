/*---
title: {zh: 房地产贷款占比, en: "Share of property loans"}
about: {zh: 按最近一期报表。占各项贷款的比例。, en: "From the newest return. Of all loans."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'property_loans' then value end) as property_loans,
        sum(case when item = 'loans' then value end) as loans
    from report_item
    where
        (report = 'S67' and item = 'property_loans')
        or (report = 'G01' and item = 'loans')
    group by institution_id
)
select
    institution_id,
    sum(property_loans) / nullif(sum(loans), 0) as value,
    sum(property_loans) as property_loans,
    sum(loans) as loans
from filed
where property_loans is not null and loans is not null
group by grouping sets ((institution_id), ())
