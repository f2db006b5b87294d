/*---
title:
  zh: 受托支付对象短期内将款项退回借款人
  en: Entrusted payee sends the money back to the borrower within days
question:
  zh: 哪些受托支付的款项在数日内由收款人退回借款人在任一机构的账户？
  en: Which entrusted payments come back from the payee to an account of the borrower, at any institution, within days?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.payee_return_share}, {parameter: screening.payee_return_days}]
clue:
  zh: 借据{loan_id}于{paid_on}受托支付{payee_name}{paid:money}元，数日内退回借款人{amount:money}元，占{measure:percent}。
  en: "Loan {loan_id}: of the {paid:money} paid to {payee_name} on {paid_on}, {amount:money} ({measure:percent}) came back to the borrower within days."
limits:
  zh: 只看收款账户直接退回；经第三人转回的见“贷款资金回流借款人”。真实退货退款须由机构举证。
  en: It sees money sent back directly; what comes back through a third person is another model's. A refund of returned goods is for the institution to prove.
---*/
with lent as (
    select institution_id, loan_id, customer_id
    from loan
    where loan_id in (select loan_id from entrusted_payment)
),
received as (
    select institution_id, customer_id, counterparty_account, transacted_on, amount, transaction_id
    from large_movement
    where direction = 'credit' and counterparty_account in (select payee_account from entrusted_payment)
),
person as (
    select institution_id, customer_id, id_number
    from customer
    where customer_id in (select customer_id from lent union all select customer_id from received)
),
returned as (
    select
        e.institution_id,
        e.loan_id,
        e.payee_account,
        e.payee_name,
        e.paid_on,
        e.amount as paid,
        sum(m.amount) as returned,
        list(distinct m.institution_id) as other_institution_id,
        list(distinct m.transaction_id) as transaction_id
    from entrusted_payment as e
    inner join lent as l on e.institution_id = l.institution_id and e.loan_id = l.loan_id
    inner join person as borrower on l.institution_id = borrower.institution_id and l.customer_id = borrower.customer_id
    inner join received as m on e.payee_account = m.counterparty_account
    inner join person as receiver
        on m.institution_id = receiver.institution_id and m.customer_id = receiver.customer_id
    where
        m.transacted_on between e.paid_on and add_days(e.paid_on, param('screening.payee_return_days', as_of))
        and receiver.id_number = borrower.id_number
    group by e.institution_id, e.loan_id, e.payee_account, e.payee_name, e.paid_on, e.amount
),
chosen as (
    select
        institution_id, loan_id, payee_account, payee_name, paid_on, paid, returned, other_institution_id, transaction_id,
        row_number() over (partition by institution_id, loan_id order by returned desc, paid_on, payee_account) as choice
    from returned
    where returned >= param('screening.payee_return_share', as_of) * paid
)
select
    institution_id,
    loan_id as subject_id,
    returned / nullif(paid, 0) as measure,
    param('screening.payee_return_share', as_of) as threshold,
    -- evidence
    loan_id,
    payee_account,
    payee_name,
    paid_on,
    paid,
    other_institution_id,
    transaction_id,
    returned as amount
from chosen
where choice = 1
