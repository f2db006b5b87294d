/*---
title:
  zh: 贷款未还清而担保已失效
  en: Guarantee has ended while the loan lives
question:
  zh: 哪些有担保的贷款尚未还清，担保合同却已全部失效？
  en: Which secured loans are outstanding although every guarantee contract behind them has ended?
kind: anomaly
subject: contract
recipient: institution
severity: high
law: []
clue:
  zh: 合同{contract_id}担保方式为{guarantee_type}，担保合同{guarantee_contract_id}已全部失效，有效担保{measure}份，贷款余额{amount:money}元。
  en: Contract {contract_id} is secured by {guarantee_type}, but guarantee contracts {guarantee_contract_id} have all ended, {measure} in force; balance {amount:money}.
limits:
  zh: 只看报送了担保合同的信贷合同及其报送状态；担保合同到期日不等于担保失效，故不看日期。
  en: Only contracts with a filed guarantee contract are seen, by the status filed; a guarantee outlives its expiry date, so dates are not looked at.
---*/
with guarantee as (
    select
        institution_id,
        secured_contract_id,
        list(distinct guarantee_contract_id) as guarantee_contract_id,
        count(case when guarantee_status = 'active' then 1 end) as in_force
    from guarantee_contract
    group by institution_id, secured_contract_id
)
select
    contract.institution_id,
    contract.contract_id as subject_id,
    guarantee.in_force as measure,
    1 as threshold,
    -- evidence
    contract.contract_id,
    guarantee.secured_contract_id,
    guarantee.guarantee_contract_id,
    contract.guarantee_type,
    debt.loan_ids as loan_id,
    debt.debt as amount
from credit_contract as contract
inner join contract_debt as debt
    on contract.institution_id = debt.institution_id and contract.contract_id = debt.contract_id
inner join guarantee
    on contract.institution_id = guarantee.institution_id and contract.contract_id = guarantee.secured_contract_id
where contract.guarantee_type != 'unsecured' and guarantee.in_force < 1
