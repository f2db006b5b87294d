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
with borrower_account as (
    select
        l.institution_id,
        l.loan_officer_id,
        l.loan_id,
        l.issued_on,
        a.account_id
    from loan as l
    inner join customer as c on l.institution_id = c.institution_id and l.customer_id = c.customer_id
    inner join customer as anywhere on c.id_number = anywhere.id_number
    inner join deposit_account as a
        on anywhere.institution_id = a.institution_id and anywhere.customer_id = a.customer_id
    inner join employee as e on l.institution_id = e.institution_id and l.loan_officer_id = e.employee_id
    where e.id_number <> c.id_number
),
dealing as (
    select distinct
        m.employer_id,
        m.employee_id,
        m.institution_id,
        m.transaction_id,
        m.amount,
        b.loan_id
    from staff_movement as m
    inner join borrower_account as b
        on
            m.employer_id = b.institution_id
            and m.employee_id = b.loan_officer_id
            and m.counterparty_account = b.account_id
    where
        m.amount >= param('tracing.minimum_amount', as_of)
        and m.transacted_on between add_days(b.issued_on, -param('screening.staff_loan_days', as_of))
        and add_days(b.issued_on, param('screening.staff_loan_days', as_of))
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
