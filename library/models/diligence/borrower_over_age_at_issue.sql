/*---
title:
  zh: 向超龄借款人发放贷款
  en: Loan to a borrower over the usual age
question:
  zh: 哪些个人贷款的借款人发放时已超过通行的最高年龄？
  en: Which personal loans went to a borrower over the highest age that banks usually allow?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.borrower_age_limit}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，借款人{customer_id}当时已{measure}周岁，超过通行上限{threshold}周岁，贷款种类为{loan_type}。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on} to customer {customer_id}, then {measure} years old, over the usual {threshold}; type {loan_type}.
limits:
  zh: 年龄上限因行而异；有子女共同借款或足额存单质押的会误报。高龄常是冒名贷款的迹象，核查时先见本人。
  en: The limit differs between banks; a joint loan with a child, or one secured by deposits, is a false alarm. High age often goes with a borrowed name, so meet the person first.
---*/
select
    institution_id,
    loan_id as subject_id,
    age_at_issue as measure,
    param('screening.borrower_age_limit', issued_on) as threshold,
    -- evidence
    loan_id,
    customer_id,
    issued_on,
    loan_type,
    loan_amount as amount
from personal_borrowing
where age_at_issue > param('screening.borrower_age_limit', issued_on) and principal_balance > 0
