/*---
title:
  zh: 担保金额低于贷款余额
  en: Guarantees cover less than the loan
question:
  zh: 哪些非信用贷款的有效担保金额合计低于贷款余额？
  en: Which secured contracts have guarantees in force that add up to less than the principal outstanding?
kind: anomaly
subject: contract
recipient: institution
severity: medium
law: []
clue:
  zh: 合同{contract_id}担保方式为{guarantee_type}，有效担保合同{guarantee_contract_id}金额共{measure:money}元，低于贷款余额{threshold:money}元，缺口{amount:money}元。
  en: Contract {contract_id} is secured by {guarantee_type}; guarantee contracts {guarantee_contract_id} in force come to {measure:money}, below the balance of {threshold:money} by {amount:money}.
limits:
  zh: 混合担保中部分信用的贷款会误报；以授信为被担保合同的担保未计入，故只看至少有一份直接担保的合同。
  en: Loans unsecured in part by agreement are false alarms; guarantees given for the credit line are not added, so only contracts with a direct guarantee are seen.
---*/
with guarantee as (
    select
        institution_id,
        secured_contract_id,
        list(distinct guarantee_contract_id) as guarantee_contract_id,
        sum(amount) as guaranteed
    from guarantee_contract
    where guarantee_status = 'active'
    group by institution_id, secured_contract_id
)
select
    contract.institution_id,
    contract.contract_id as subject_id,
    guarantee.guaranteed as measure,
    debt.debt as threshold,
    -- evidence
    contract.contract_id,
    guarantee.secured_contract_id,
    guarantee.guarantee_contract_id,
    contract.guarantee_type,
    debt.loan_ids as loan_id,
    debt.debt - guarantee.guaranteed as amount
from credit_contract as contract
inner join contract_debt as debt
    on contract.institution_id = debt.institution_id and contract.contract_id = debt.contract_id
inner join guarantee
    on contract.institution_id = guarantee.institution_id and contract.contract_id = guarantee.secured_contract_id
where contract.guarantee_type in ('guarantee', 'mortgage', 'pledge') and guarantee.guaranteed < debt.debt
