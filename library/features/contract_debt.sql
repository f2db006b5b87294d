/*---
title: {zh: 信贷合同未偿本金, en: Principal outstanding of a credit contract}
about: {zh: 一行一份尚有余额的信贷合同，汇总其下全部借据。, en: "One row a credit contract with principal outstanding, all its receipts added up."}
---*/
select
    institution_id,
    contract_id,
    min(customer_id) as customer_id,
    list(loan_id) as loan_ids,
    max(case when loan_type in ('mortgage', 'commercial_property') then 1 else 0 end) as is_purchase,
    sum(principal_balance) as debt
from loan
where principal_balance > 0
group by institution_id, contract_id
