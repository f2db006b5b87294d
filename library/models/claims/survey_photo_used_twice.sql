/*---
title:
  zh: 同一查勘照片用于不同事故
  en: One survey photo serves different accidents
question:
  zh: 哪些赔案的查勘照片与其他事故的赔案完全相同？
  en: Which claims carry the very survey photo of a claim for another accident?
kind: anomaly
subject: claim
recipient: institution
severity: high
law: [{parameter: insurance_law.fabricated_claim_limit}]
clue:
  zh: 赔案{subject_id}的查勘照片与另外{others}件不同事故的赔案相同，涉及赔款{measure:money}元。
  en: The survey photo of claim {subject_id} also stands in other claims ({others}) for other accidents; {measure:money} hangs on it.
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
        concat(institution_id, '/', coalesce(accident_id, claim_id)) as accident
    from claim
    where photo_hash is not null and claim_status <> 'cancelled'
),

reused as (
    select photo_hash
    from photographed
    group by photo_hash
    having count(distinct accident) > 1
)

select
    own.institution_id,
    own.claim_id as subject_id,
    own.approved as measure,
    param('insurance_law.fabricated_claim_limit', own.occurred_on) as threshold,
    -- evidence
    list(distinct other.claim_id) as claim_id,
    list(distinct other.institution_id) as other_institution_id,
    count(distinct case when own.accident <> other.accident then other.claim_id end) as others,
    own.approved as amount
from photographed as own
inner join reused on own.photo_hash = reused.photo_hash
inner join photographed as other on own.photo_hash = other.photo_hash
where own.approved > param('insurance_law.fabricated_claim_limit', own.occurred_on)
group by own.institution_id, own.claim_id, own.approved, own.occurred_on
