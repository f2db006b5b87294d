/*---
title:
  zh: 理赔引用的医保结算不存在或属于他人
  en: The medical settlement a claim names does not exist or is another person's
question:
  zh: 哪些健康险赔案填报的医保结算编号在医保结算登记中查不到，或者患者不是出险人？
  en: Which health claims name a settlement that the register does not have, or that belongs to another patient?
kind: anomaly
subject: claim
recipient: institution
severity: high
law: [{parameter: insurance_law.fabricated_claim_limit}]
clue:
  zh: 赔案{claim_id}引用的医保结算{settlement_id}查无此人此单，索赔{measure:money}元，涉嫌虚假就医。
  en: Claim {claim_id} names settlement {settlement_id}, which is not recorded for the person insured; claimed {measure:money}. The treatment may never have taken place.
limits:
  zh: 异地结算未共享、结算登记滞后的会误报；未填结算编号的看不出来。
  en: Settlements elsewhere or recorded late raise false alarms; claims without a settlement number escape.
---*/
with register as (
    select max(settled_on) as known_until
    from medical_settlement
),

hospital as (
    select distinct hospital_code
    from medical_settlement
)

select
    claim.institution_id,
    claim.claim_id as subject_id,
    coalesce(claim.approved_amount, claim.claimed_amount) as measure,
    param('insurance_law.fabricated_claim_limit', claim.occurred_on) as threshold,
    -- evidence
    claim.claim_id,
    claim.settlement_id,
    coalesce(claim.approved_amount, claim.claimed_amount) as amount
from claim
inner join hospital on claim.hospital_code = hospital.hospital_code
cross join register
where
    claim.settlement_id is not null
    and claim.claim_status <> 'cancelled'
    and coalesce(claim.discharged_on, claim.admitted_on, claim.occurred_on) < register.known_until
    and coalesce(claim.approved_amount, claim.claimed_amount)
    > param('insurance_law.fabricated_claim_limit', claim.occurred_on)
    and not exists (
        select 1
        from medical_settlement as settled
        where
            settled.settlement_id = claim.settlement_id
            and settled.id_number = claim.insured_id_number
    )
