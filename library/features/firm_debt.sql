/*---
title: {zh: 企业贷款余额, en: Principal outstanding of a firm}
about: {zh: 一行一家机构的一名对公客户，汇总其尚有余额的借据。, en: "One row a corporate customer of an institution with principal outstanding, all its receipts added up."}
---*/
select
    institution_id,
    customer_id,
    sum(principal_balance) as balance
from corporate_loan
where principal_balance > 0
group by institution_id, customer_id
