/*---
title:
  zh: 向未成年人发放贷款
  en: Loan to a minor
question:
  zh: 哪些个人贷款的借款人发放时未满十八周岁？
  en: Which personal loans went to a borrower under the age of majority?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: civil_code.adult_age}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，借款人{customer_id}当时至多{measure}周岁，不满{threshold}周岁。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on} to customer {customer_id}, then at most {measure} years old, under {threshold}.
limits:
  zh: 按报送的出生年月计算，生日当月发放的从宽；出生年月报错会误报。
  en: The age comes from the month of birth filed, in the borrower's favour in the month itself; a month filed wrongly is a false alarm.
---*/
select
    institution_id,
    loan_id as subject_id,
    age_at_issue as measure,
    param('civil_code.adult_age', issued_on) as threshold,
    -- evidence
    loan_id,
    customer_id,
    issued_on,
    loan_amount as amount
from personal_borrowing
where age_at_issue < param('civil_code.adult_age', issued_on) and age_at_issue >= 0
