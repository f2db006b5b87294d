/*---
title:
  zh: 大中型企业贷款计入普惠型小微贷款
  en: Inclusive loan to a medium or large firm
question:
  zh: 哪些标为普惠型小微企业贷款的借款人其实是大中型企业？
  en: Which loans marked inclusive went to medium or large firms?
kind: breach
subject: loan
recipient: institution
severity: medium
law: []
clue:
  zh: 借据{loan_id}标为普惠型小微企业贷款，借款人{customer_name}却是{enterprise_size}，余额{amount:money}元。
  en: Loan {loan_id} is marked inclusive, and yet the borrower {customer_name} is a {enterprise_size}; balance {amount:money}.
limits:
  zh: 企业规模以银行报送为准，规模本身填错的看不出来。
  en: The size is the one the bank filed; a wrong size is not seen.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    loan.customer_name,
    firm.enterprise_size,
    loan.principal_balance as measure,
    0 as threshold,
    loan.principal_balance as amount,
    -- evidence
    loan.loan_id,
    firm.customer_id
from corporate_loan as loan
inner join corporate_customer as firm
    on loan.institution_id = firm.institution_id and loan.customer_id = firm.customer_id
where
    loan.is_inclusive_small_firm
    and loan.principal_balance > 0
    and firm.enterprise_size in ('large', 'medium')
