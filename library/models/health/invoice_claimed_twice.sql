/*---
title:
  zh: 同一票据重复报销且赔款超过实际自付
  en: One invoice is claimed more than once for more than the patient paid
question:
  zh: 哪些赔案使用了别案已用过的医疗票据，累计赔款超过患者医保后的实际费用？
  en: Which claims use an invoice that served before, so that payouts exceed what the patient bore after basic insurance?
kind: breach
subject: claim
recipient: institution
severity: high
law: [{parameter: health_insurance.payout_share_limit}]
clue:
  zh: 赔案{subject_id}是使用票据{invoice_number}的第{claims}件赔案，累计核定{approved:money}元，为实际自付费用的{measure:percent}，超过{threshold:percent}，多赔{amount:money}元。
  en: Claim {subject_id} is number {claims} on invoice {invoice_number}; {approved:money} is approved by now, {measure:percent} of the cost borne, over {threshold:percent}; {amount:money} too much.
limits:
  zh: 定额给付的医疗津贴不受补偿限制，会误报；票据号填得不一样的看不出来。
  en: Fixed daily benefits are not bound by indemnity and raise false alarms; an invoice number written differently escapes.
---*/
with billed as (
    select
        claim.institution_id,
        claim.claim_id,
        claim.invoice_number,
        claim.reported_on,
        claim.approved_amount,
        claim.admitted_on,
        coalesce(settled.total - settled.basic_paid, claim.medical_total - coalesce(claim.basic_paid, 0)) as borne
    from claim
    left join medical_settlement as settled on claim.settlement_id = settled.settlement_id
    where
        claim.invoice_number is not null
        and claim.medical_total is not null
        and claim.approved_amount > 0
),

added_up as (
    select
        institution_id,
        claim_id,
        invoice_number,
        max(admitted_on) over (partition by invoice_number) as admitted_on,
        max(borne) over (partition by invoice_number) as borne,
        count(*) over (partition by invoice_number order by reported_on, institution_id, claim_id) as claims,
        sum(approved_amount) over (partition by invoice_number order by reported_on, institution_id, claim_id) as approved
    from billed
)

select
    own.institution_id,
    own.claim_id as subject_id,
    own.approved / nullif(own.borne, 0) as measure,
    param('health_insurance.payout_share_limit', own.admitted_on) as threshold,
    -- evidence
    list(distinct other.claim_id) as claim_id,
    list(distinct other.institution_id) as other_institution_id,
    own.invoice_number,
    own.claims,
    own.approved,
    own.approved - own.borne as amount
from added_up as own
inner join billed as other on own.invoice_number = other.invoice_number
where
    own.claims > 1
    and own.approved > param('health_insurance.payout_share_limit', own.admitted_on) * own.borne
group by
    own.institution_id, own.claim_id, own.approved, own.borne, own.admitted_on, own.invoice_number, own.claims
