/*---
title:
  zh: 起保后数日内出险且索赔接近保险金额
  en: Loss within days of inception and close to the sum insured
question:
  zh: 哪些个人保单起保后几天内就出险，索赔或核定金额又贴近保险金额？
  en: Which individual policies had a loss within days of inception with an amount close to the sum insured?
kind: anomaly
subject: claim
recipient: institution
severity: medium
law:
  - {parameter: screening.early_claim_days}
  - {parameter: screening.below_limit_share}
clue:
  zh: 赔案{claim_id}在起保后第{measure}天出险（观察期{threshold}天），金额{amount:money}元达到保险金额{sum_insured:money}元的高比例。
  en: Claim {claim_id} arose {measure} days after inception (watch {threshold} days); its {amount:money} is close to the sum insured of {sum_insured:money}.
limits:
  zh: 续保保单的起期不是首次投保日，会误报；拖过观察期再报的看不出来。
  en: A renewal begins anew and raises false alarms; a loss held back beyond the watch escapes.
---*/
with valued as (
    select
        claim.institution_id,
        claim.claim_id,
        claim.policy_id,
        policy.sum_insured,
        date_diff('day', policy.starts_on, claim.occurred_on) as days,
        coalesce(claim.approved_amount, claim.claimed_amount) as amount
    from claim
    inner join policy on claim.institution_id = policy.institution_id and claim.policy_id = policy.policy_id
    where
        not policy.is_group
        and policy.sum_insured > 0
        and claim.claim_status <> 'cancelled'
)

select
    institution_id,
    claim_id as subject_id,
    days as measure,
    param('screening.early_claim_days', as_of) as threshold,
    -- evidence
    claim_id,
    policy_id,
    sum_insured,
    amount
from valued
where
    days >= 0
    and days <= param('screening.early_claim_days', as_of)
    and amount >= param('screening.below_limit_share', as_of) * sum_insured
