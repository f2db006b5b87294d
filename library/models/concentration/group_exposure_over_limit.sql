/*---
title:
  zh: 一组关联客户风险暴露超限
  en: Exposure to a group of related customers is over the limit
question:
  zh: 哪些关联客户组在一家银行的风险暴露合计超过一级资本净额的法定比例？
  en: Which groups of related customers together owe a bank more than the lawful share of its tier one capital?
kind: breach
subject: group
recipient: institution
severity: high
law: [{parameter: large_exposure.group_exposure_limit}]
clue:
  zh: 客户{subject_id}等{members}户关联客户，风险暴露合计{amount:money}元，占一级资本净额{measure:percent}，超过{threshold:percent}。
  en: Customer {subject_id} and its group, {members} customers, owe {amount:money}, {measure:percent} of tier one capital, over {threshold:percent}.
limits:
  zh: 关联关系由工商登记和报送的控制关系推得，以组内最小的客户号标识；隐性关联看不出来；单个客户超限另有模型。债券、同业和潜在风险暴露未计入。
  en: Groups come from the registry and filed control relations and go by their smallest customer number; hidden ties are not seen, and a single customer has a model of its own. Bonds, interbank and potential exposures are left out.
---*/
with exposure as (
    select institution_id, customer_id, principal_balance as exposed, loan_id, null as bill_number
    from loan
    where principal_balance > 0 and loan_type not in ('entrusted', 'bill_rediscount')
    union all
    select institution_id, customer_id, face_amount - margin_amount as exposed, null as loan_id, bill_number
    from bill_issued
    where bill_status = 'normal' and matures_on >= as_of
),
placed as (
    select
        exposure.institution_id,
        exposure.customer_id,
        exposure.exposed,
        exposure.loan_id,
        exposure.bill_number,
        customer_group.group_id
    from exposure
    inner join customer
        on exposure.institution_id = customer.institution_id and exposure.customer_id = customer.customer_id
    inner join customer_group on customer.id_number = customer_group.member_id
),
large as (
    select placed.institution_id, placed.group_id, max(capital.tier_one_net_capital) as tier_one_net_capital
    from placed
    inner join net_capital as capital on placed.institution_id = capital.institution_id
    group by placed.institution_id, placed.group_id
    having sum(placed.exposed) > param('large_exposure.group_exposure_limit', as_of) * max(capital.tier_one_net_capital)
),
grouped as (
    select
        placed.institution_id,
        min(placed.customer_id) as first_id,
        count(distinct placed.customer_id) as members,
        sum(placed.exposed) as exposed,
        max(large.tier_one_net_capital) as tier_one_net_capital,
        list(distinct placed.loan_id) as loan_id,
        list(distinct placed.bill_number) as bill_number
    from large
    inner join placed on large.institution_id = placed.institution_id and large.group_id = placed.group_id
    group by placed.institution_id, placed.group_id
)
select
    grouped.institution_id,
    grouped.first_id as subject_id,
    grouped.members,
    grouped.exposed / nullif(grouped.tier_one_net_capital, 0) as measure,
    param('large_exposure.group_exposure_limit', as_of) as threshold,
    grouped.exposed as amount,
    -- evidence
    grouped.loan_id,
    grouped.bill_number
from grouped
where grouped.members > 1
