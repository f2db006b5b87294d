/*---
title: {zh: 借据的自主支付限额, en: Limit of self-payment of a loan}
about: {zh: 一行一笔有自主支付限额的借据，限额按贷款种类取发放日的规定。, en: "One row a loan that has a limit of self-payment, the limit of its type on the day it was issued."}
---*/
with limited as (
    select
        institution_id,
        loan_id,
        receiving_account,
        payment_method,
        loan_amount,
        issued_on,
        case
            when loan_type = 'working_capital' then param('working_capital_loan.entrusted_payment_amount', issued_on)
            when loan_type in ('fixed_asset', 'project') then param('fixed_asset_loan.entrusted_payment_amount', issued_on)
            when loan_type = 'personal_business' then param('personal_loan.self_payment_business', issued_on)
            when loan_type = 'consumer' then param('personal_loan.self_payment_consumption', issued_on)
        end as allowed
    from loan
)
select
    institution_id,
    loan_id,
    receiving_account,
    payment_method,
    loan_amount,
    issued_on,
    allowed
from limited
where loan_amount > allowed
