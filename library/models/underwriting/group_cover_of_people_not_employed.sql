/*---
title:
  zh: 团体保单名单多数不是投保单位职工
  en: Most people on a group policy's list are not employed by the policyholder
question:
  zh: 哪些以雇员名义承保的团体保单，名单上的人多数从未在投保单位参加社会保险？
  en: On which group policies taken out for employees do most people listed have no social security record with the policyholder?
kind: anomaly
subject: policy
recipient: institution
severity: high
law: [{parameter: screening.group_not_employed_share}, {parameter: screening.group_list_minimum}]
clue:
  zh: 团体保单{subject_id}列有雇员{listed}人，其中{missing}人（{measure:percent}）无投保单位参保记录，超过{threshold:percent}，涉及保费{amount:money}元。
  en: Group policy {subject_id} lists {listed} employees, of whom {missing} ({measure:percent}) have no record with the policyholder, over {threshold:percent}; premium {amount:money}.
limits:
  zh: 劳务派遣、刚入职和异地参保人员会误报；名单不足最少人数的不看。
  en: Agency workers, new staff and people insured elsewhere raise false alarms; short lists are not looked at.
---*/
with listed as (
    select
        policy.institution_id,
        policy.policy_id,
        policy.policyholder_unified_code,
        policy.premium,
        person.sequence,
        person.id_number
    from policy
    inner join policy_insured as person
        on policy.institution_id = person.institution_id and policy.policy_id = person.policy_id
    where
        policy.is_group
        and policy.policy_status = 'in_force'
        and policy.policyholder_unified_code is not null
        and person.party_role = 'insured'
        and person.relation_to_policyholder = 'employee'
        and person.left_on is null
),

size as (
    select
        institution_id,
        policy_id,
        count(*) as listed
    from listed
    group by institution_id, policy_id
)

select
    stranger.institution_id,
    stranger.policy_id as subject_id,
    count(*) / nullif(max(size.listed), 0) as measure,
    param('screening.group_not_employed_share', as_of) as threshold,
    -- evidence
    stranger.policy_id,
    'insured' as party_role,
    list(distinct stranger.sequence) as sequence,
    max(size.listed) as listed,
    count(*) as missing,
    max(stranger.premium) as amount
from listed as stranger
inner join size on stranger.institution_id = size.institution_id and stranger.policy_id = size.policy_id
where
    not exists (
        select 1
        from social_security_record as record
        where
            record.id_number = stranger.id_number
            and record.employer_unified_code = stranger.policyholder_unified_code
    )
    and size.listed >= param('screening.group_list_minimum', as_of)
group by stranger.institution_id, stranger.policy_id
having count(*) > param('screening.group_not_employed_share', as_of) * max(size.listed)
