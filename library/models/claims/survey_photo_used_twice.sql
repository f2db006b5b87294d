/*---
title:
  zh: 同一查勘照片用于不同事故
  en: One survey photo serves different accidents
question:
  zh: 哪些赔案的查勘照片与较早报案的其他事故赔案完全相同？
  en: Which claims carry the very survey photo of an earlier claim for another accident?
kind: anomaly
subject: claim
recipient: institution
severity: high
law: [{parameter: insurance_law.fabricated_claim_limit}]
clue:
  zh: 赔案{subject_id}的查勘照片与另外{others}起事故的赔案相同，涉及赔款{measure:money}元。
  en: The survey photo of claim {subject_id} also serves {others} other accidents; {measure:money} hangs on it.
limits:
  zh: 照片经裁剪、翻拍后指纹改变的看不出来；系统占位图会误报。
  en: A cropped or re-taken photo has another fingerprint and escapes; a placeholder image raises false alarms.
---*/
with photographed as (
    select
        institution_id,
        claim_id,
        photo_hash,
        coalesce(approved_amount, claimed_amount, 0) as approved,
        occurred_on,
        concat(institution_id, '/', coalesce(accident_id, claim_id)) as accident,
        first_value(concat(institution_id, '/', coalesce(accident_id, claim_id))) over (
            partition by photo_hash order by reported_on, institution_id, claim_id
        ) as first_accident
    from claim
    where photo_hash is not null and claim_status <> 'cancelled'
)

select
    own.institution_id,
    own.claim_id as subject_id,
    own.approved as measure,
    param('insurance_law.fabricated_claim_limit', own.occurred_on) as threshold,
    -- evidence
    list(distinct other.claim_id) as claim_id,
    list(distinct other.institution_id) as other_institution_id,
    count(distinct other.accident) - 1 as others,
    own.approved as amount
from photographed as own
inner join photographed as other on own.photo_hash = other.photo_hash
where
    own.accident <> own.first_accident
    and own.approved > param('insurance_law.fabricated_claim_limit', own.occurred_on)
group by own.institution_id, own.claim_id, own.approved, own.occurred_on
