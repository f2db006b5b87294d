/*---
title:
  zh: 保单已生效而保费长期未到账
  en: Cover in force without any premium received
question:
  zh: 哪些有效保单起保已超过规定天数，却没有一笔实收保费？
  en: Which policies in force began more days ago than allowed and have not one premium received?
kind: anomaly
subject: policy
recipient: institution
severity: medium
law: [{parameter: screening.receivable_premium_days}]
clue:
  zh: 保单{subject_id}起保已{measure}天，超过{threshold}天，保费{amount:money}元分文未收，应收保费可能虚挂。
  en: Policy {subject_id} has been in force for {measure} days, over {threshold}, and none of its premium of {amount:money} has come in; the receivable may be fictitious.
limits:
  zh: 只看本平台开始收到该公司保费明细之后承保的保单；只收到部分保费的看不出来。
  en: Only policies issued since the platform receives the insurer's premium ledger are seen; partial payment escapes.
---*/
with received as (
    select
        institution_id,
        policy_id,
        sum(amount) as received
    from premium
    group by institution_id, policy_id
),

ledger as (
    select
        institution_id,
        min(received_on) as begins_on
    from premium
    group by institution_id
)

select
    policy.institution_id,
    policy.policy_id as subject_id,
    date_diff('day', policy.starts_on, as_of) as measure,
    param('screening.receivable_premium_days', as_of) as threshold,
    -- evidence
    policy.policy_id,
    policy.starts_on,
    policy.premium as amount
from policy
inner join ledger on policy.institution_id = ledger.institution_id
left join received on policy.institution_id = received.institution_id and policy.policy_id = received.policy_id
where
    policy.policy_status = 'in_force'
    and policy.premium > 0
    and policy.issued_on > ledger.begins_on
    and coalesce(received.received, 0) <= 0
    and date_diff('day', policy.starts_on, as_of) > param('screening.receivable_premium_days', as_of)
