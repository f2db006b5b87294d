/*---
title:
  zh: 同一个人账户领取多名投保人的赔款
  en: One personal account collects the claims of several policyholders
question:
  zh: 哪些个人账户领取了多名不同投保人的赔款（农业保险除外）？
  en: Which personal accounts received the payouts of several different policyholders, farm insurance apart?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: screening.claim_payee_count}]
clue:
  zh: 账户{subject_id}领取了{measure}名投保人的赔款，达到{threshold}名，合计{amount:money}元，涉嫌骗赔或截留。
  en: Account {subject_id} collected the claims of {measure} policyholders, at or over {threshold}, {amount:money} in all; fraud or interception is suspected.
limits:
  zh: 一家人共用账户、团体经办人代领会误报；每案换一个账户的看不出来。
  en: A family's account or the clerk of a group raises false alarms; a new account for each claim escapes.
---*/
select
    paid.institution_id,
    paid.payee_account as subject_id,
    count(distinct policy.policyholder_id_number) as measure,
    param('screening.claim_payee_count', as_of) as threshold,
    -- evidence
    list(distinct paid.payment_id) as payment_id,
    list(distinct paid.claim_id) as claim_id,
    sum(paid.amount) as amount
from claim_payment as paid
inner join claim on paid.institution_id = claim.institution_id and paid.claim_id = claim.claim_id
inner join policy on claim.institution_id = policy.institution_id and claim.policy_id = policy.policy_id
inner join insurance_product as product
    on policy.institution_id = product.institution_id and policy.product_id = product.product_id
where
    paid.payment_kind in ('indemnity', 'advance')
    and paid.payee_type = 'person'
    and paid.payee_account is not null
    and paid.payee_capacity not in ('repair_shop', 'hospital')
    and product.insurance_class <> 'agricultural'
group by paid.institution_id, paid.payee_account
having count(distinct policy.policyholder_id_number) >= param('screening.claim_payee_count', as_of)
