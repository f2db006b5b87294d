/*---
title:
  zh: 贷款先于合同发放
  en: Loan is drawn before its contract begins
question:
  zh: 哪些贷款的发放日期早于信贷合同的起始日期？
  en: Which loans were issued before their credit contract began?
kind: breach
subject: loan
recipient: institution
severity: medium
law: []
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，合同{contract_id}自{starts_on}起生效，提前{measure}天。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on}, {measure} days before contract {contract_id} began on {starts_on}.
limits:
  zh: 合同续签后以新合同替换旧合同号报送的会误报。
  en: Where a renewed contract was filed in place of the old one, it is a false alarm.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    date_diff('day', loan.issued_on, contract.starts_on) as measure,
    0 as threshold,
    -- evidence
    loan.loan_id,
    loan.contract_id,
    loan.issued_on,
    contract.starts_on,
    loan.loan_amount as amount
from loan
inner join credit_contract as contract
    on loan.institution_id = contract.institution_id and loan.contract_id = contract.contract_id
where loan.issued_on < contract.starts_on
