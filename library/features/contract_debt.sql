/*---
title: {zh: 信贷合同未偿本金, en: Principal outstanding of a credit contract}
about: {zh: 一行一份尚有余额的信贷合同，汇总其下全部借据。, en: "One row a credit contract with principal outstanding, all its receipts added up."}
---*/
select
    institution_id,
    contract_id,
    min(customer_id) as customer_id,
    min(loan_id) as first_loan_id,
    list(distinct loan_id) as loan_ids,
    min(issued_on) as first_issued_on,
    max(case when loan_type in ('mortgage', 'commercial_property') then 1 else 0 end) as is_purchase,
    max(case when five_class = 'normal' then 1 else 0 end) as has_normal,
    sum(principal_balance) as debt
from loan
where principal_balance > 0
group by institution_id, contract_id
