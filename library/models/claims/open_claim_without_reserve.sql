/*---
title:
  zh: 未决赔案长期未提估损
  en: Open claim without a case reserve
question:
  zh: 哪些已立案未决、未支付的赔案，立案后长期没有估损金额？
  en: Which registered, open and unpaid claims have had no case reserve for long?
kind: anomaly
subject: claim
recipient: institution
severity: medium
law: [{parameter: screening.zero_reserve_days}]
clue:
  zh: 赔案{claim_id}立案已{measure}天，超过{threshold}天，未决估损仍为零，索赔金额{amount:money}元，准备金可能不实。
  en: Claim {claim_id} was registered {measure} days ago, over {threshold}, and still carries no reserve; claimed {amount:money}. Reserves may be understated.
limits:
  zh: 拟拒赔而尚未核定的案件会误报；只填一元估损的看不出来。
  en: A claim about to be refused raises a false alarm; a reserve of one yuan escapes.
---*/
select
    claim.institution_id,
    claim.claim_id as subject_id,
    date_diff('day', claim.registered_on, as_of) as measure,
    param('screening.zero_reserve_days', as_of) as threshold,
    -- evidence
    claim.claim_id,
    coalesce(claim.approved_amount, claim.claimed_amount) as amount
from claim
where
    claim.claim_status in ('registered', 'assessed', 'reopened')
    and claim.reserve = 0
    and claim.closed_on is null
    and coalesce(claim.decision, 'paid') in ('paid', 'partly_paid')
    and date_diff('day', claim.registered_on, as_of) > param('screening.zero_reserve_days', as_of)
    and not exists (
        select 1
        from claim_payment as paid
        where
            paid.institution_id = claim.institution_id
            and paid.claim_id = claim.claim_id
            and paid.payment_kind = 'indemnity'
    )
