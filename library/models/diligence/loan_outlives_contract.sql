/*---
title:
  zh: 借据到期日晚于合同到期日
  en: Loan matures after its contract
question:
  zh: 哪些未展期贷款的到期日晚于信贷合同的到期日？
  en: Which loans, not extended, mature later than their credit contract?
kind: breach
subject: loan
recipient: institution
severity: medium
law: []
clue:
  zh: 借据{loan_id}于{loan_matures_on}到期，晚于合同{contract_id}的到期日{contract_matures_on}，超出{measure}天，余额{amount:money}元。
  en: Loan {loan_id} matures on {loan_matures_on}, {measure} days after contract {contract_id} of {contract_matures_on}; balance {amount:money}.
limits:
  zh: 有展期的借据不在其内；合同约定借据可在合同到期后到期的额度合同会误报。
  en: Extended loans are left out; a revolving contract that lets receipts run beyond its own end is a false alarm.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    date_diff('day', contract.matures_on, loan.matures_on) as measure,
    0 as threshold,
    -- evidence
    loan.loan_id,
    loan.contract_id,
    loan.matures_on as loan_matures_on,
    contract.matures_on as contract_matures_on,
    loan.principal_balance as amount
from loan
inner join credit_contract as contract
    on loan.institution_id = contract.institution_id and loan.contract_id = contract.contract_id
where
    loan.matures_on > contract.matures_on
    and loan.extensions = 0
    and loan.principal_balance > 0
