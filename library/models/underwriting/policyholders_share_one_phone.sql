/*---
title:
  zh: 多名投保人共用一个联系电话
  en: Several policyholders share one phone
question:
  zh: 哪些有效个人保单的联系电话被多名不同的投保人使用？
  en: Which individual policies in force carry a phone that several different policyholders use?
kind: anomaly
subject: policy
recipient: institution
severity: medium
law: [{parameter: screening.policy_phone_count}]
clue:
  zh: 保单{subject_id}等的联系电话由{measure}名投保人共用，达到{threshold}名，涉及保费{amount:money}元，客户信息可能不真实。
  en: The phone of policy {subject_id} and others is shared by {measure} policyholders, at or over {threshold}; premium {amount:money}. The customers' particulars may not be true.
limits:
  zh: 同一家庭或村集体代留电话会误报；一人一号的虚假号码看不出来。以组内编号最小的保单为主体。
  en: Families and villages that leave one number raise false alarms; made-up numbers used once escape. The group is named after its smallest policy number.
---*/
with held as (
    select institution_id, policy_id, policyholder_phone, policyholder_id_number, premium
    from policy
    where
        policyholder_phone is not null
        and policyholder_type = 'person'
        and policy_status = 'in_force'
),
shared as (
    select institution_id, policyholder_phone
    from held
    group by institution_id, policyholder_phone
    having count(*) >= param('screening.policy_phone_count', as_of)
)
select
    institution_id,
    min(policy_id) as subject_id,
    count(distinct policyholder_id_number) as measure,
    param('screening.policy_phone_count', as_of) as threshold,
    -- evidence
    list(distinct policy_id) as policy_id,
    sum(premium) as amount
from held
inner join shared using (institution_id, policyholder_phone)
group by institution_id, policyholder_phone
having count(distinct policyholder_id_number) >= param('screening.policy_phone_count', as_of)
