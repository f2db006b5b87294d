/*---
title: {zh: 制造业贷款余额, en: "Manufacturing loans"}
about: {zh: 按借据的贷款投向行业，含个人经营性贷款。, en: "By the industry each receipt is invested in, loans to persons in business included."}
unit: CNY
law: []
---*/
select
    institution_id,
    sum(principal_balance) as value
from loan
where industry_invested = 'manufacturing'
group by grouping sets ((institution_id), ())
