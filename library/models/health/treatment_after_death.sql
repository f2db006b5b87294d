/*---
title:
  zh: 出险人死亡后仍有就医理赔
  en: Medical claim for treatment after the patient's death
question:
  zh: 哪些健康险赔案的入院或就诊日期晚于出险人的死亡日期？
  en: Which health claims state an admission after the death of the person insured?
kind: breach
subject: claim
recipient: institution
severity: critical
law: [{parameter: civil_code.capacity_days_after_death}]
clue:
  zh: 赔案{claim_id}的患者于{died_on}死亡，{measure}天后仍有就诊，索赔{amount:money}元，涉嫌虚假就医。
  en: The patient of claim {claim_id} died on {died_on} and was treated {measure} days later; claimed {amount:money}. The treatment is suspected to be false.
limits:
  zh: 证件号码报错会误报；只看本地死亡登记。
  en: A misreported document number raises a false alarm; only local deaths are seen.
---*/
select
    claim.institution_id,
    claim.claim_id as subject_id,
    date_diff('day', death.died_on, claim.admitted_on) as measure,
    param('civil_code.capacity_days_after_death', claim.admitted_on) as threshold,
    -- evidence
    claim.claim_id,
    death.id_number,
    death.died_on,
    coalesce(claim.approved_amount, claim.claimed_amount) as amount
from claim
inner join death on claim.insured_id_number = death.id_number
where
    claim.claim_status <> 'cancelled'
    and date_diff('day', death.died_on, claim.admitted_on)
    > param('civil_code.capacity_days_after_death', claim.admitted_on)
