/*---
title:
  zh: 按揭借款人全部债务月供超过收入的规定比例
  en: All instalments of a mortgage borrower exceed the permitted share of income
question:
  zh: 哪些住房按揭借款人，按揭本身未超比例，但在各银行的全部分期债务月供合计超过收入的规定比例？
  en: Which mortgage borrowers keep within the limit for the mortgage alone but exceed the limit with the instalments they owe at all banks?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: mortgage.debt_income_limit}, {parameter: mortgage.payment_income_limit}, {parameter: calendar.months_in_year}]
clue:
  zh: 借据{subject_id}的借款人在各银行按月还款共{due:money}元，占年收入{annual_income:money}元折月的{measure:percent}，超过{threshold:percent}，借据{loan_id}，余额共{amount:money}元。
  en: The borrower of mortgage {subject_id} owes {due:money} a month at all banks, {measure:percent} of a monthly share of the income of {annual_income:money} a year, over {threshold:percent}; loans {loan_id}, balance {amount:money}.
limits:
  zh: 只合计按月还款的个人贷款，信用卡和公积金贷款未计；只看近期发放的按揭；夫妻共同还款的会误报。
  en: Only personal loans repaid monthly are added, no cards and no provident fund loans; only recent mortgages are looked at; a couple paying together is a false alarm.
---*/
with owed as (
    select
        institution_id, loan_id, customer_id, id_number, loan_type, issued_on, principal_balance,
        next_principal + next_interest as due
    from personal_loan
    where repayment_method = 'monthly' and principal_balance > 0
),
mortgage as (
    select owed.institution_id, owed.loan_id, owed.id_number, owed.issued_on, owed.due, customer.annual_income
    from owed
    inner join individual_customer as customer
        on owed.institution_id = customer.institution_id and owed.customer_id = customer.customer_id
    where
        owed.loan_type = 'mortgage'
        and customer.annual_income > 0
        and owed.issued_on > add_months(as_of, -param('screening.loan_review_months', as_of))
)
select
    mortgage.institution_id,
    mortgage.loan_id as subject_id,
    max(param('calendar.months_in_year', as_of)) * sum(owed.due) / nullif(max(mortgage.annual_income), 0) as measure,
    max(param('mortgage.debt_income_limit', mortgage.issued_on)) as threshold,
    -- evidence
    list(distinct owed.loan_id) as loan_id,
    list(distinct owed.institution_id) as other_institution_id,
    max(mortgage.annual_income) as annual_income,
    sum(owed.due) as due,
    sum(owed.principal_balance) as amount
from mortgage
inner join owed on mortgage.id_number = owed.id_number
where
    param('calendar.months_in_year', as_of) * mortgage.due
    <= param('mortgage.payment_income_limit', mortgage.issued_on) * mortgage.annual_income
group by mortgage.institution_id, mortgage.loan_id
having
    max(param('calendar.months_in_year', as_of)) * sum(owed.due)
    > max(param('mortgage.debt_income_limit', mortgage.issued_on) * mortgage.annual_income)
