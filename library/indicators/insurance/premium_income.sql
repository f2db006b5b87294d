/*---
title: {zh: 本年累计保费收入, en: "Premium income, year to date"}
about: {zh: 按保费收付明细的实收日期，扣除退费。, en: "By the day each premium was received, refunds taken off."}
unit: CNY
law: []
---*/
select
    institution_id,
    sum(amount) as value
from premium
where received_on >= cast(date_trunc('year', as_of) as date)
group by grouping sets ((institution_id), ())
