/*---
title:
  zh: 单户互联网消费信用贷款超限
  en: Online consumer credit of one person is over the limit
question:
  zh: 哪些个人的互联网信用消费贷款授信合计超过单户上限？
  en: Which persons have unsecured online consumer credit over the limit for one person?
kind: breach
subject: customer
recipient: institution
severity: medium
law: [{parameter: online_loan.consumer_credit_limit}]
clue:
  zh: 客户{customer_id}有{contracts}份互联网信用消费贷款合同，授信合计{amount:money}元，超过{threshold:money}元。
  en: Customer {customer_id} has {contracts} unsecured online consumer contracts for {amount:money} together, over {threshold:money}.
limits:
  zh: 按合同金额合计，不看已用金额；线下办理的消费贷款不计。
  en: It adds contract amounts, used or not; consumer loans made at a counter do not count.
---*/
select
    online.institution_id,
    contract.customer_id as subject_id,
    contract.customer_id,
    count(distinct contract.contract_id) as contracts,
    sum(contract.contract_amount) as measure,
    param('online_loan.consumer_credit_limit', as_of) as threshold,
    sum(contract.contract_amount) as amount,
    -- evidence
    list(distinct contract.contract_id) as contract_id
from online_loan as online
inner join credit_contract as contract
    on online.institution_id = contract.institution_id and online.contract_id = contract.contract_id
where
    contract.loan_type = 'consumer'
    and contract.guarantee_type = 'unsecured'
    and contract.contract_status = 'active'
group by online.institution_id, contract.customer_id
having sum(contract.contract_amount) > param('online_loan.consumer_credit_limit', as_of)
