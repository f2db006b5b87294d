/*---
title: {zh: 成本收入比, en: "Cost to income ratio"}
about: {zh: 按最近一期报表。本年累计业务及管理费与营业收入之比。, en: "From the newest return. Operating expense over operating income, year to date."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'operating_expense' then value end) as operating_expense,
        sum(case when item = 'operating_income' then value end) as operating_income
    from report_item
    where report = 'G04' and item in ('operating_expense', 'operating_income')
    group by institution_id
)
select
    institution_id,
    sum(operating_expense) / nullif(sum(operating_income), 0) as value,
    sum(operating_expense) as operating_expense,
    sum(operating_income) as operating_income
from filed
where operating_expense is not null and operating_income is not null
group by grouping sets ((institution_id), ())
