/*---
title:
  zh: 农险按户平均赔付
  en: Farm payouts spread evenly instead of by loss
question:
  zh: 哪些农险保单下多户部分损失的赔付比例几乎完全相同？
  en: Under which farm policies do several partial losses have nearly the same share of the sum insured paid?
kind: anomaly
subject: policy
recipient: institution
severity: medium
law:
  - {parameter: screening.farm_loss_ratio_band}
  - {parameter: screening.averaged_payout_count}
clue:
  zh: 保单{subject_id}下{farmers}户的赔付比例最高与最低只差{measure:percent}，不超过{threshold:percent}，合计赔付{amount:money}元，涉嫌协议赔付、平均赔付。
  en: Under policy {subject_id} the payouts of {farmers} farmers differ by only {measure:percent} of the sum insured, within {threshold:percent}; {amount:money} in all. Payouts by arrangement are suspected.
limits:
  zh: 按抽样结果统一定损的大面积灾害会误报；养殖险按头定额赔付和全损不看。
  en: A disaster assessed uniformly by sampling raises a false alarm; livestock paid by the head and total losses are not looked at.
---*/
with payout as (
    select
        claim.institution_id,
        claim.policy_id,
        claim.claim_id,
        subject.farmer_id_number,
        claim.approved_amount,
        claim.approved_amount / nullif(subject.sum_insured, 0) as share
    from claim
    inner join farm_subject as subject
        on claim.institution_id = subject.institution_id and claim.subject_id = subject.subject_id
    where
        claim.decision in ('paid', 'partly_paid')
        and subject.subject_kind <> 'livestock'
        and claim.approved_amount > 0
        and claim.approved_amount < subject.sum_insured
)

select
    institution_id,
    policy_id as subject_id,
    max(share) - min(share) as measure,
    param('screening.farm_loss_ratio_band', as_of) as threshold,
    -- evidence
    policy_id,
    list(distinct claim_id) as claim_id,
    count(distinct farmer_id_number) as farmers,
    sum(approved_amount) as amount
from payout
group by institution_id, policy_id
having
    count(distinct farmer_id_number) >= param('screening.averaged_payout_count', as_of)
    and max(share) - min(share) <= param('screening.farm_loss_ratio_band', as_of)
