/*---
title: {zh: 本年累计赔款支出, en: "Claims paid, year to date"}
about: {zh: 按赔款支付日期，扣除追回。, en: "By the day each payment was made, recoveries taken off."}
unit: CNY
law: []
---*/
select
    institution_id,
    sum(amount) as value
from claim_payment
where paid_on >= cast(date_trunc('year', as_of) as date)
group by grouping sets ((institution_id), ())
