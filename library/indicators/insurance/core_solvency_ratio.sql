/*---
title: {zh: 核心偿付能力充足率, en: "Core solvency ratio"}
about: {zh: 按最近一季偿付能力报表。核心资本与最低资本之比。, en: "From the newest solvency return. Core over minimum capital."}
unit: ratio
law: []
---*/
select
    institution_id,
    sum(core_capital) / nullif(sum(minimum_capital), 0) as value,
    sum(core_capital) as core_capital,
    sum(minimum_capital) as minimum_capital
from solvency_return
where core_capital is not null and minimum_capital is not null
group by grouping sets ((institution_id), ())
