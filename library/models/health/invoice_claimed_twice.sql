/*---
title:
  zh: 同一票据重复报销且赔款超过实际自付
  en: One invoice is claimed more than once for more than the patient paid
question:
  zh: 哪些医疗票据在多件赔案中使用，合计赔款超过患者医保后的实际费用？
  en: Which medical invoices serve several claims whose payouts together exceed what the patient bore after basic insurance?
kind: breach
subject: claim
recipient: institution
severity: high
law: [{parameter: health_insurance.payout_share_limit}]
clue:
  zh: 赔案{subject_id}使用的票据{invoice_number}共用于{claims}件赔案，合计核定{approved:money}元，为实际自付费用的{measure:percent}，超过{threshold:percent}，多赔{amount:money}元。
  en: Invoice {invoice_number} of claim {subject_id} serves {claims} claims with {approved:money} approved, {measure:percent} of the cost borne, over {threshold:percent}; {amount:money} too much.
limits:
  zh: 定额给付的医疗津贴不受补偿限制，会误报；票据号填得不一样的看不出来。
  en: Fixed daily benefits are not bound by indemnity and raise false alarms; an invoice number written differently escapes.
---*/
with billed as (
    select
        claim.institution_id,
        claim.claim_id,
        claim.invoice_number,
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

invoice as (
    select
        invoice_number,
        count(*) as claims,
        list(distinct claim_id) as claim_id,
        list(distinct institution_id) as other_institution_id,
        sum(approved_amount) as approved,
        max(borne) as borne,
        max(admitted_on) as admitted_on
    from billed
    group by invoice_number
    having count(*) > 1
)

select
    billed.institution_id,
    billed.claim_id as subject_id,
    invoice.approved / nullif(invoice.borne, 0) as measure,
    param('health_insurance.payout_share_limit', invoice.admitted_on) as threshold,
    -- evidence
    invoice.claim_id,
    invoice.other_institution_id,
    invoice.invoice_number,
    invoice.claims,
    invoice.approved,
    invoice.approved - invoice.borne as amount
from billed
inner join invoice on billed.invoice_number = invoice.invoice_number
where invoice.approved > param('health_insurance.payout_share_limit', invoice.admitted_on) * invoice.borne
