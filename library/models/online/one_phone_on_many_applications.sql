/*---
title:
  zh: 多名借款人使用同一联系电话申请互联网贷款
  en: One phone stands on online applications of many persons
question:
  zh: 哪些联系电话被多名互不相干的申请人用来申请互联网贷款？
  en: Which phones were given by several persons who applied for online loans?
kind: anomaly
subject: contract
recipient: institution
severity: high
law: [{parameter: screening.authorised_phone_count}]
clue:
  zh: "{measure}名借款人以同一联系电话申请互联网贷款，在本机构有合同{contract_id}，金额合计{amount:money}元，疑似中介包装。"
  en: "{measure} persons applied for online loans with one phone; at this institution contracts {contract_id} for {amount:money}. A broker may stand behind them."
limits:
  zh: 家庭成员合用电话的一般不足人数；各机构的申请合并计数，每家机构各列一条，以其中最小的合同号标识。
  en: A family that shares a phone rarely has so many; applications at all institutions are counted, one clue each, named by its smallest contract number.
---*/
with shared as (
    select phone
    from online_loan
    group by phone
    having count(*) >= param('screening.authorised_phone_count', as_of)
),
application as (
    select
        online.institution_id,
        online.contract_id,
        online.phone,
        contract.contract_amount,
        customer.id_number
    from shared
    inner join online_loan as online on shared.phone = online.phone
    inner join credit_contract as contract
        on online.institution_id = contract.institution_id and online.contract_id = contract.contract_id
    inner join customer
        on contract.institution_id = customer.institution_id and contract.customer_id = customer.customer_id
),
counted as (
    select
        phone,
        count(distinct id_number) as persons
    from application
    group by phone
    having count(distinct id_number) >= param('screening.authorised_phone_count', as_of)
)
select
    application.institution_id,
    min(application.contract_id) as subject_id,
    counted.persons as measure,
    param('screening.authorised_phone_count', as_of) as threshold,
    sum(application.contract_amount) as amount,
    -- evidence
    list(distinct application.contract_id) as contract_id
from counted
inner join application on counted.phone = application.phone
group by application.institution_id, application.phone, counted.persons
