/*---
title:
  zh: 对关联法人所在集团授信超限
  en: Credit to the group of a related firm is over the limit
question:
  zh: 哪些关联法人所在的关联客户组，授信余额合计超过上季末资本净额的法定比例？
  en: Which groups of a related firm have credit over the lawful share of net capital of the last quarter?
kind: breach
subject: group
recipient: institution
severity: high
law: [{parameter: related_party.group_credit_limit}]
clue:
  zh: 关联法人所在的关联客户组（客户{subject_id}等{members}户），授信余额合计{amount:money}元，占上季末资本净额{measure:percent}，超过{threshold:percent}。
  en: The group of a related firm, customer {subject_id} and others, {members} in all, has credit of {amount:money}, {measure:percent} of net capital of the last quarter, over {threshold:percent}.
limits:
  zh: 集团由工商登记和报送的控制关系推得；只计表内贷款与承兑。
  en: The group comes from the registry and filed control relations; loans and accepted bills are counted.
---*/
with related_group as (
    select distinct
        party.institution_id,
        tied.group_id
    from related_party as party
    inner join customer_group as tied on party.party_id_number = tied.member_id
    where party.party_status = 'valid'
),
exposure as (
    select institution_id, customer_id, principal_balance as credit, loan_id, null as bill_number
    from loan
    where principal_balance > 0 and loan_type <> 'entrusted'
    union all
    select institution_id, customer_id, face_amount - margin_amount as credit, null as loan_id, bill_number
    from bill_issued
    where bill_status = 'normal' and matures_on >= as_of
),
grouped as (
    select
        exposure.institution_id,
        min(exposure.customer_id) as first_id,
        count(distinct exposure.customer_id) as members,
        sum(exposure.credit) as credit,
        list(distinct exposure.loan_id) as loan_id,
        list(distinct exposure.bill_number) as bill_number
    from related_group
    inner join customer_group on related_group.group_id = customer_group.group_id
    inner join customer
        on related_group.institution_id = customer.institution_id and customer_group.member_id = customer.id_number
    inner join exposure
        on customer.institution_id = exposure.institution_id and customer.customer_id = exposure.customer_id
    group by exposure.institution_id, customer_group.group_id
)
select
    grouped.institution_id,
    grouped.first_id as subject_id,
    grouped.members,
    grouped.credit / nullif(capital.last_quarter_net_capital, 0) as measure,
    param('related_party.group_credit_limit', as_of) as threshold,
    grouped.credit as amount,
    -- evidence
    grouped.loan_id,
    grouped.bill_number
from grouped
inner join net_capital as capital on grouped.institution_id = capital.institution_id
where
    grouped.members > 1
    and grouped.credit > param('related_party.group_credit_limit', as_of) * capital.last_quarter_net_capital
