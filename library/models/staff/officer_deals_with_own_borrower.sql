/*---
title:
  zh: 信贷员与所管贷款的借款人有资金往来
  en: Loan officer deals in money with the borrower of an own loan
question:
  zh: 哪些员工在所经办贷款发放前后三十天内与借款人个人账户或企业账户有较大资金往来？
  en: Which employees have sizeable dealings with the borrower of a loan in their charge within thirty days of its issue?
kind: anomaly
subject: employee
recipient: institution
severity: high
law: [{parameter: screening.staff_loan_days}, {parameter: tracing.minimum_amount}]
clue:
  zh: 员工{employee_id}在经办贷款发放前后与借款人往来{dealings}笔，共{measure:money}元。
  en: "Employee {employee_id} had {dealings} dealings with borrowers of loans in charge around their issue, {measure:money} in all."
limits:
  zh: 只看员工本人账户与借款人账户的直接划转；经亲属、第三人往来的看不到。
  en: It sees direct transfers between the employee's own accounts and the borrower's; dealings through relatives or others escape.
---*/
with paid as (
    select employer_id, employee_id, institution_id, transaction_id, transacted_on, amount, counterparty_account
    from staff_movement
    where amount >= param('tracing.minimum_amount', as_of)
),
account as (
    select institution_id, customer_id, account_id
    from deposit_account
    where account_id in (select counterparty_account from paid)
),
counterparty as (
    select distinct account.account_id, c.id_number
    from customer as c
    inner join account on c.institution_id = account.institution_id and c.customer_id = account.customer_id
),
borrower as (
    select distinct c.institution_id, c.customer_id, c.id_number, counterparty.account_id
    from customer as c
    inner join counterparty on c.id_number = counterparty.id_number
),
dealing as (
    select distinct
        paid.employer_id,
        paid.employee_id,
        paid.institution_id,
        paid.transaction_id,
        paid.amount,
        l.loan_id
    from loan as l
    inner join borrower on l.institution_id = borrower.institution_id and l.customer_id = borrower.customer_id
    inner join employee as e on l.institution_id = e.institution_id and l.loan_officer_id = e.employee_id
    inner join paid
        on
            e.institution_id = paid.employer_id
            and e.employee_id = paid.employee_id
            and borrower.account_id = paid.counterparty_account
    where
        e.id_number <> borrower.id_number
        and paid.transacted_on between add_days(l.issued_on, -param('screening.staff_loan_days', as_of))
        and add_days(l.issued_on, param('screening.staff_loan_days', as_of))
)
select
    employer_id as institution_id,
    employee_id as subject_id,
    sum(amount) as measure,
    param('tracing.minimum_amount', as_of) as threshold,
    -- evidence
    employee_id,
    list(distinct loan_id) as loan_id,
    count(distinct transaction_id) as dealings,
    list(distinct institution_id) as other_institution_id,
    list(distinct transaction_id) as transaction_id,
    sum(amount) as amount
from dealing
group by employer_id, employee_id
