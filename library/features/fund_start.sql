/*---
title: {zh: 贷款资金起点, en: Start of the money of a loan}
about: {zh: 一行一笔借据的一个追踪起点：入账账户，或受托支付的收款账户。, en: "One row a loan and an account to trace it from: the receiving account, or that of an entrusted payee."}
---*/
select
    institution_id,
    loan_id,
    customer_id,
    receiving_account as start_account,
    issued_on as arrived_on,
    loan_amount as arrived
from loan
where loan_amount >= param('tracing.minimum_amount', as_of)
union
select
    paid.institution_id,
    paid.loan_id,
    loan.customer_id,
    paid.payee_account as start_account,
    paid.paid_on as arrived_on,
    paid.amount as arrived
from entrusted_payment as paid
inner join loan on paid.institution_id = loan.institution_id and paid.loan_id = loan.loan_id
where paid.amount >= param('tracing.minimum_amount', as_of)
