/*---
title:
  zh: 合同项下贷款余额超过合同金额
  en: Loans under a contract exceed the contract amount
question:
  zh: 哪些信贷合同项下的贷款余额之和超过合同金额？
  en: Under which credit contracts is more principal outstanding than the contract allows?
kind: breach
subject: contract
recipient: institution
severity: high
law: []
clue:
  zh: 合同{contract_id}金额{threshold:money}元，项下借据{loan_id}余额共{measure:money}元，超出{amount:money}元。
  en: Contract {contract_id} allows {threshold:money}; {measure:money} is outstanding on loans {loan_id}, which is {amount:money} too much.
limits:
  zh: 合同与借据币种不同的不比较；合同金额变更后未更新报送的会误报。
  en: Contracts and receipts in different currencies are not compared; an amended amount not filed is a false alarm.
---*/
with receipt as (
    select institution_id, contract_id, loan_id, currency, principal_balance
    from personal_loan
    where principal_balance > 0
    union all
    select institution_id, contract_id, loan_id, currency, principal_balance
    from corporate_loan
    where principal_balance > 0
),
excess as (
    select
        contract.institution_id,
        contract.contract_id,
        contract.currency,
        contract.contract_amount,
        sum(receipt.principal_balance) as drawn
    from credit_contract as contract
    inner join receipt
        on
            contract.institution_id = receipt.institution_id
            and contract.contract_id = receipt.contract_id
            and contract.currency = receipt.currency
    group by contract.institution_id, contract.contract_id, contract.currency, contract.contract_amount
    having sum(receipt.principal_balance) > contract.contract_amount
)
select
    excess.institution_id,
    excess.contract_id as subject_id,
    excess.drawn as measure,
    excess.contract_amount as threshold,
    -- evidence
    excess.contract_id,
    list(distinct receipt.loan_id) as loan_id,
    excess.drawn - excess.contract_amount as amount
from excess
inner join receipt
    on
        excess.institution_id = receipt.institution_id
        and excess.contract_id = receipt.contract_id
        and excess.currency = receipt.currency
group by excess.institution_id, excess.contract_id, excess.contract_amount, excess.drawn
