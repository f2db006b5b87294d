/*---
title:
  zh: 索赔医疗费用高于医保结算记录
  en: Medical bill claimed above the medical settlement
question:
  zh: 哪些健康险赔案所载的自付医疗费用高于同一笔医保结算的金额？
  en: Which health claims state a cost after basic insurance above that of the very medical settlement they name?
kind: anomaly
subject: claim
recipient: institution
severity: high
law: [{parameter: screening.settlement_tolerance}]
clue:
  zh: 赔案{claim_id}所载医保后费用比医保结算{settlement_id}高出{measure:money}元，超过容差{threshold:money}元，涉嫌篡改票据；核定赔款{amount:money}元。
  en: Claim {claim_id} states a cost {measure:money} above settlement {settlement_id}, over the tolerance of {threshold:money}; an altered bill is suspected. Approved {amount:money}.
limits:
  zh: 结算冲红重结、异地手工报销的会误报；未填结算编号的看不出来。
  en: A settlement reversed and done again, or refunded by hand elsewhere, raises a false alarm; claims without a settlement number escape.
---*/
with compared as (
    select
        claim.institution_id,
        claim.claim_id,
        claim.settlement_id,
        coalesce(claim.approved_amount, claim.claimed_amount) as amount,
        claim.medical_total - coalesce(claim.basic_paid, 0) - (settled.total - settled.basic_paid) as excess
    from claim
    inner join medical_settlement as settled on claim.settlement_id = settled.settlement_id
    where claim.claim_status <> 'cancelled'
)

select
    institution_id,
    claim_id as subject_id,
    excess as measure,
    param('screening.settlement_tolerance', as_of) as threshold,
    -- evidence
    claim_id,
    settlement_id,
    amount
from compared
where excess > param('screening.settlement_tolerance', as_of)
