/*---
title: {zh: 普惠型小微企业贷款占比, en: "Share of inclusive small-firm loans"}
about: {zh: 按最近一期报表。占各项贷款的比例。, en: "From the newest return. Of all loans."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'inclusive_small_firm_loans' then value end) as inclusive_small_firm_loans,
        sum(case when item = 'loans' then value end) as loans
    from report_item
    where
        (report = 'S71' and item = 'inclusive_small_firm_loans')
        or (report = 'G01' and item = 'loans')
    group by institution_id
)
select
    institution_id,
    sum(inclusive_small_firm_loans) / nullif(sum(loans), 0) as value,
    sum(inclusive_small_firm_loans) as inclusive_small_firm_loans,
    sum(loans) as loans
from filed
where inclusive_small_firm_loans is not null and loans is not null
group by grouping sets ((institution_id), ())
