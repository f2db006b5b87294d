/*---
title:
  zh: 放款客户经理即授信审批人
  en: Loan officer approved the credit of the own borrower
question:
  zh: 哪些贷款的信贷员工就是该客户授信的审批人？
  en: Which loans are kept by the employee who approved the borrower's credit line?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: bank_law.approval_persons}]
clue:
  zh: 借据{loan_id}（余额{amount:money}元）的信贷员工{employee_id}，也是客户{customer_id}授信{credit_line_id}的审批人，审贷仅{measure}人，应至少{threshold}人。
  en: Loan {loan_id} (balance {amount:money}) is kept by employee {employee_id}, who also approved credit line {credit_line_id} of customer {customer_id}; {measure} person instead of at least {threshold}.
limits:
  zh: 只看放款时有效的授信；客户经理后来调任审批岗的会误报，看授信审批时的岗位。
  en: Only lines in force at the issue count; an officer who moved to an approving post later is a false alarm, so look at the post held then.
---*/
with approved as (
    select
        loan.institution_id,
        loan.loan_id,
        loan.customer_id,
        loan.loan_officer_id,
        loan.issued_on,
        loan.principal_balance,
        min(line.credit_line_id) as credit_line_id
    from loan
    inner join credit_line as line
        on
            loan.institution_id = line.institution_id
            and loan.customer_id = line.customer_id
            and loan.loan_officer_id = line.approver_id
    where loan.principal_balance > 0 and loan.issued_on between line.starts_on and line.matures_on
    group by
        loan.institution_id, loan.loan_id, loan.customer_id, loan.loan_officer_id, loan.issued_on, loan.principal_balance
)
select
    institution_id,
    loan_id as subject_id,
    1 as measure,
    param('bank_law.approval_persons', issued_on) as threshold,
    -- evidence
    loan_id,
    customer_id,
    credit_line_id,
    loan_officer_id as employee_id,
    principal_balance as amount
from approved
where param('bank_law.approval_persons', issued_on) > 1
