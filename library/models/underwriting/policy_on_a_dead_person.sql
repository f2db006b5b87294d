/*---
title:
  zh: 为已死亡人员投保或以死者名义投保
  en: A policy applied for by, or on the life of, a dead person
question:
  zh: 哪些保单的投保人或被保险人在投保之前已经死亡？
  en: Of which policies was the policyholder or a person insured already dead when the cover was applied for?
kind: breach
subject: policy
recipient: institution
severity: critical
law: [{parameter: civil_code.capacity_days_after_death}]
clue:
  zh: 保单{subject_id}于死者{died_on}死亡{measure}天之后投保，涉及{persons}人、保费{amount:money}元，涉嫌虚构保险合同。
  en: Policy {subject_id} was applied for {measure} days after a death on {died_on}; premium {amount:money} ({persons} dead person(s)). The contract is suspected to be fictitious.
limits:
  zh: 只看本地死亡登记；证件号码报错会误报，冒用在世者身份的看不出来。
  en: It sees local deaths only; a misreported document number raises a false alarm, the misuse of a living person's name escapes.
---*/
with party as (
    select
        institution_id,
        policy_id,
        policyholder_id_number as id_number,
        applied_on as since
    from policy
    union all
    select
        person.institution_id,
        person.policy_id,
        person.id_number,
        case when policy.is_group then person.joined_on else policy.applied_on end as since
    from policy_insured as person
    inner join policy on person.institution_id = policy.institution_id and person.policy_id = policy.policy_id
    where person.party_role = 'insured'
)

select
    party.institution_id,
    party.policy_id as subject_id,
    max(date_diff('day', death.died_on, party.since)) as measure,
    max(param('civil_code.capacity_days_after_death', party.since)) as threshold,
    -- evidence
    party.policy_id,
    list(distinct death.id_number) as id_number,
    count(distinct death.id_number) as persons,
    min(death.died_on) as died_on,
    max(policy.premium) as amount
from party
inner join death on party.id_number = death.id_number
inner join policy on party.institution_id = policy.institution_id and party.policy_id = policy.policy_id
where
    date_diff('day', death.died_on, party.since)
    > param('civil_code.capacity_days_after_death', party.since)
group by party.institution_id, party.policy_id
