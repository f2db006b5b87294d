/*---
title:
  zh: 贷款超出合同期限
  en: Loan outlives its contract
question:
  zh: 哪些未展期贷款的到期日晚于合同到期日，或合同早已到期而贷款仍按正常还款、未报逾期？
  en: Which loans, not extended, mature later than their contract, or run on without arrears although the contract has long expired?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: classification.technical_overdue_days}]
clue:
  zh: 合同{contract_id}于{contract_matures_on}到期，借据{loan_id}（到期日{loan_matures_on}）到{runs_until}仍未结清也未报逾期，超出{measure}天（容许{threshold}天），余额{amount:money}元。
  en: Contract {contract_id} expired on {contract_matures_on}, but loan {loan_id} (maturing on {loan_matures_on}) runs until {runs_until} without arrears, {measure} days more (allowed are {threshold}); balance {amount:money}.
limits:
  zh: 有展期、已报逾期的借据不在其内；合同约定借据可在合同到期后到期的额度合同会误报。
  en: Extended loans and loans in arrears are left out; a revolving contract that lets receipts run beyond its own end is a false alarm.
---*/
with running as (
    select
        institution_id,
        loan_id,
        contract_id,
        matures_on,
        greatest(matures_on, as_of) as runs_until,
        principal_balance
    from loan
    where
        principal_balance > 0
        and extensions = 0
        and matures_on is not null
        and least(principal_overdue_since, interest_overdue_since) is null
)
select
    running.institution_id,
    running.loan_id as subject_id,
    date_diff('day', contract.matures_on, running.runs_until) as measure,
    param('classification.technical_overdue_days', as_of) as threshold,
    -- evidence
    running.loan_id,
    running.contract_id,
    running.matures_on as loan_matures_on,
    contract.matures_on as contract_matures_on,
    running.runs_until,
    running.principal_balance as amount
from running
inner join credit_contract as contract
    on running.institution_id = contract.institution_id and running.contract_id = contract.contract_id
where
    date_diff('day', contract.matures_on, running.runs_until)
    > param('classification.technical_overdue_days', as_of)
