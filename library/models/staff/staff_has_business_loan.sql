/*---
title:
  zh: 向本行员工发放经营性贷款
  en: Business loan to the bank's own employee
question:
  zh: 哪些个人经营性贷款的借款人是放贷机构的在职员工？
  en: Which personal business loans have an employee of the lender as borrower?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.minimum_amount}]
clue:
  zh: 借据{loan_id}为个人经营性贷款{amount:money}元，借款人是本机构员工{employee_id}。
  en: "Loan {loan_id}, a personal business loan of {amount:money}, was made to employee {employee_id} of the lender."
limits:
  zh: 员工以亲属名义借款的看不到；离职员工不在其内。
  en: A loan in a relative's name escapes; former employees stay outside.
---*/
with staff as (
    select distinct e.institution_id, e.employee_id, c.customer_id
    from employee as e
    inner join customer as c on e.institution_id = c.institution_id and e.id_number = c.id_number
    where e.employee_status <> 'left'
)
select
    l.institution_id,
    l.loan_id as subject_id,
    l.loan_amount as measure,
    param('tracing.minimum_amount', as_of) as threshold,
    -- evidence
    l.loan_id,
    l.customer_id,
    staff.employee_id,
    l.loan_amount as amount
from loan as l
inner join staff on l.institution_id = staff.institution_id and l.customer_id = staff.customer_id
where
    l.loan_type = 'personal_business'
    and l.principal_balance > 0
    and l.loan_amount >= param('tracing.minimum_amount', as_of)
