/*---
title:
  zh: 到期一次还本的互联网消费贷款超过一年
  en: Online bullet loan runs over a year
question:
  zh: 哪些个人互联网消费贷款到期一次性还本，期限却超过一年？
  en: Which online consumer loans are repaid in one sum at maturity and yet run longer than a year?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: online_loan.bullet_term_months}]
clue:
  zh: 借据{loan_id}到期一次还本，自{issued_on}至{matures_on}，期限超过{threshold}个月，余额{amount:money}元。
  en: Loan {loan_id} is repaid in one sum and runs from {issued_on} to {matures_on}, over {threshold} months; balance {amount:money}.
limits:
  zh: 还款方式以报送为准；分期付息一次还本视为到期一次还本。
  en: It relies on the repayment method filed; interest in instalments with the principal at the end counts as one sum.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    loan.issued_on,
    loan.matures_on,
    full_months(loan.issued_on, loan.matures_on) as measure,
    param('online_loan.bullet_term_months', loan.issued_on) as threshold,
    loan.principal_balance as amount,
    -- evidence
    loan.loan_id,
    loan.contract_id
from personal_loan as loan
inner join online_loan as online
    on loan.institution_id = online.institution_id and loan.contract_id = online.contract_id
where
    loan.loan_type = 'consumer'
    and loan.repayment_method = 'interest_then_principal'
    and loan.principal_balance > 0
    and loan.matures_on > add_months(loan.issued_on, param('online_loan.bullet_term_months', loan.issued_on))
