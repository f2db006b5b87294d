/*---
title: {zh: 综合偿付能力充足率, en: "Comprehensive solvency ratio"}
about: {zh: 按最近一季偿付能力报表。实际资本与最低资本之比。, en: "From the newest solvency return. Actual over minimum capital."}
unit: ratio
law: []
---*/
select
    institution_id,
    sum(actual_capital) / nullif(sum(minimum_capital), 0) as value,
    sum(actual_capital) as actual_capital,
    sum(minimum_capital) as minimum_capital
from solvency_return
where actual_capital is not null and minimum_capital is not null
group by grouping sets ((institution_id), ())
