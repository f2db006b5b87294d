/*---
title:
  zh: 集体投保农险承保公示不足三天
  en: Collective farm cover published for fewer than three days
question:
  zh: 哪些由村集体等组织投保的农险保单，承保情况没有公示或者公示天数不足？
  en: Which farm policies taken out collectively were not published, or for too few days?
kind: breach
subject: policy
recipient: institution
severity: medium
law: [{parameter: farm_insurance.publicity_days}]
clue:
  zh: 农险保单{policy_id}承保公示{measure}天，不足{threshold}天，保费{amount:money}元。
  en: Farm policy {policy_id} was published for {measure} days, fewer than {threshold}; premium {amount:money}.
limits:
  zh: 只看报送的公示日期，贴出后随即撤下的看不出来。
  en: It sees the dates filed; a notice taken down at once escapes.
---*/
with published as (
    select
        policy.institution_id,
        policy.policy_id,
        policy.issued_on,
        policy.premium,
        coalesce(date_diff('day', policy.publicity_started_on, policy.publicity_ended_on) + 1, 0) as days
    from policy
    inner join insurance_product as product
        on policy.institution_id = product.institution_id and policy.product_id = product.product_id
    where product.insurance_class = 'agricultural' and policy.is_group
)

select
    institution_id,
    policy_id as subject_id,
    days as measure,
    param('farm_insurance.publicity_days', issued_on) as threshold,
    -- evidence
    policy_id,
    premium as amount
from published
where days < param('farm_insurance.publicity_days', issued_on)
