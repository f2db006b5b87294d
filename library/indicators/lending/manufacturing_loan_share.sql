/*---
title: {zh: 制造业贷款占比, en: "Share of manufacturing loans"}
about: {zh: 按借据的贷款投向行业，占全部借据余额的比例。, en: "By the industry each receipt is invested in, of the balance of all receipts."}
unit: ratio
law: []
---*/
select
    institution_id,
    sum(case when industry_invested = 'manufacturing' then principal_balance else 0 end)
    / nullif(sum(principal_balance), 0) as value,
    sum(case when industry_invested = 'manufacturing' then principal_balance else 0 end) as manufacturing_loans,
    sum(principal_balance) as loans
from loan
group by grouping sets ((institution_id), ())
