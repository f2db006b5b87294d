/*---
title:
  zh: 向已死亡人员发放贷款
  en: Loan issued after the borrower's death
question:
  zh: 哪些个人贷款的发放日期晚于借款人的死亡日期？
  en: Which personal loans were issued after the borrower had died?
kind: breach
subject: loan
recipient: institution
severity: critical
law: []
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，借款人{customer_id}已于{died_on}死亡，相隔{measure}天。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on}, {measure} days after customer {customer_id} had died on {died_on}.
limits:
  zh: 依据民政部门的死亡登记；登记滞后时银行当时可能无从得知，但冒名的可能性同样存在。
  en: It rests on the register of deaths; where the entry came late the bank may not have known, yet a borrowed name is as likely.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    date_diff('day', death.died_on, loan.issued_on) as measure,
    0 as threshold,
    -- evidence
    loan.loan_id,
    loan.customer_id,
    death.id_number,
    loan.issued_on,
    death.died_on,
    loan.loan_amount as amount
from personal_loan as loan
inner join death on loan.id_number = death.id_number
where loan.issued_on > death.died_on
