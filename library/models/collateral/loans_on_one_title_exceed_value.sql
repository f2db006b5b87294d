/*---
title:
  zh: 同一权证担保的贷款超过押品价值
  en: Loans secured by one title exceed its value
question:
  zh: 哪些权证在一家银行担保了多份合同，贷款余额合计超过押品最新估值？
  en: Which titles secure several contracts at one bank whose loans together exceed the latest valuation?
kind: anomaly
subject: property
recipient: institution
severity: high
law: []
clue:
  zh: 权证{title_number}担保{contract_count}份合同，贷款余额共{measure:money}元，超过最新估值{threshold:money}元，超出{amount:money}元。
  en: Title {title_number} secures {contract_count} contracts with loans of {measure:money}, above its latest valuation of {threshold:money} by {amount:money}.
limits:
  zh: 贷款另有足额保证的会误报；一份合同有多件押品时，其余额全部计入本权证。
  en: Loans fully guaranteed besides are false alarms; a contract with several pieces of collateral counts whole for each title.
---*/
with secured as (
    select distinct
        institution_id,
        title_number,
        collateral_id,
        guarantee_contract_id,
        secured_contract_id,
        latest_value,
        debt
    from collateral_in_use
    where is_real_estate = 1 and title_number is not null
),
contract as (
    select
        institution_id,
        title_number,
        secured_contract_id,
        max(debt) as debt
    from secured
    group by institution_id, title_number, secured_contract_id
),
total as (
    select
        institution_id,
        title_number,
        count(secured_contract_id) as contract_count,
        sum(debt) as debt
    from contract
    group by institution_id, title_number
)
select
    total.institution_id,
    total.title_number as subject_id,
    total.debt as measure,
    max(secured.latest_value) as threshold,
    -- evidence
    total.title_number,
    list(distinct secured.collateral_id) as collateral_id,
    list(distinct secured.guarantee_contract_id) as guarantee_contract_id,
    total.contract_count,
    total.debt - max(secured.latest_value) as amount
from total
inner join secured on total.institution_id = secured.institution_id and total.title_number = secured.title_number
where total.contract_count > 1
group by total.institution_id, total.title_number, total.debt, total.contract_count
having total.debt > max(secured.latest_value)
