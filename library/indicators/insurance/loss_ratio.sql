/*---
title: {zh: 综合赔付率, en: "Loss ratio"}
about: {zh: 按最近一季偿付能力报表。本年累计综合赔付支出与已赚保费之比。, en: "From the newest solvency return. Claims incurred over premium earned, year to date."}
unit: ratio
law: []
---*/
select
    institution_id,
    sum(claims_incurred) / nullif(sum(earned_premium), 0) as value,
    sum(claims_incurred) as claims_incurred,
    sum(earned_premium) as earned_premium
from solvency_return
where claims_incurred is not null and earned_premium is not null
group by grouping sets ((institution_id), ())
