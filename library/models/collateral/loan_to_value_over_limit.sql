/*---
title:
  zh: 抵押率超过上限
  en: Loan to value over the limit
question:
  zh: 哪些以房产抵押的贷款，余额超过押品最新估值的通行抵押率上限？
  en: Which loans secured by buildings exceed the usual share of the latest value of their collateral?
kind: anomaly
subject: contract
recipient: institution
severity: medium
law: [{parameter: collateral.housing_ltv}, {parameter: collateral.commercial_property_ltv}]
clue:
  zh: 合同{contract_id}贷款余额{debt:money}元，押品{collateral_id}最新估值共{latest_value:money}元，抵押率{measure:percent}，超过上限{threshold:percent}，超出{amount:money}元。
  en: Loans of {debt:money} under contract {contract_id} are {measure:percent} of the latest value {latest_value:money} of collateral {collateral_id}, over the limit of {threshold:percent} by {amount:money}.
limits:
  zh: 上限为通行政策，各行可不同；购房按揭按首付比例管理，不在其内；除住宅和商业用房外另有其他押品的合同不比较。
  en: The limits are usual policy and differ between banks; purchase mortgages follow the down payment and are left out; contracts with other kinds of collateral beside are not compared.
---*/
with piece as (
    select distinct
        institution_id,
        secured_contract_id,
        collateral_id,
        guarantee_contract_id,
        latest_value,
        debt,
        case
            when collateral_type = 'residential' then param('collateral.housing_ltv', as_of)
            when collateral_type = 'commercial_property' then param('collateral.commercial_property_ltv', as_of)
        end as ltv_limit
    from collateral_in_use
    where is_purchase = 0
),
contract as (
    select
        institution_id,
        secured_contract_id,
        list(distinct collateral_id) as collateral_id,
        list(distinct guarantee_contract_id) as guarantee_contract_id,
        max(debt) as debt,
        sum(latest_value) as latest_value,
        sum(latest_value * ltv_limit) as allowed
    from piece
    group by institution_id, secured_contract_id
    having max(case when ltv_limit is null then 1 else 0 end) = 0
)
select
    institution_id,
    secured_contract_id as subject_id,
    debt / nullif(latest_value, 0) as measure,
    allowed / nullif(latest_value, 0) as threshold,
    -- evidence
    secured_contract_id as contract_id,
    secured_contract_id,
    collateral_id,
    guarantee_contract_id,
    debt,
    latest_value,
    debt - allowed as amount
from contract
where debt > allowed
