/*---
title:
  zh: 农险赔偿协议达成十日后才支付
  en: Farm claim paid later than ten days after agreement
question:
  zh: 哪些农业保险赔案在达成赔偿协议十日之后才支付，或者至今没有支付？
  en: Which farm claims were paid later than ten days after the agreement, or are still unpaid?
kind: breach
subject: claim
recipient: institution
severity: medium
law: [{parameter: farm_insurance.payment_days}]
clue:
  zh: 农险赔案{claim_id}于{agreed_on}达成赔偿协议，{measure}天后才支付或仍未支付，超过{threshold}天，赔款{amount:money}元。
  en: Farm claim {claim_id} was agreed on {agreed_on} and paid only after {measure} days, or not yet; the limit is {threshold}; {amount:money} is due.
limits:
  zh: 合同另有约定的除外；农户卡号有误造成的退汇会误报。
  en: Contracts may agree otherwise; a payment returned for a wrong card raises a false alarm.
---*/
with paid as (
    select
        institution_id,
        claim_id,
        max(paid_on) as paid_on,
        list(distinct payment_id) as payment_id
    from claim_payment
    where payment_kind = 'indemnity'
    group by institution_id, claim_id
),

agreed as (
    select
        claim.institution_id,
        claim.claim_id,
        claim.agreed_on,
        claim.approved_amount,
        paid.payment_id,
        date_diff('day', claim.agreed_on, coalesce(paid.paid_on, as_of)) as days
    from claim
    inner join policy on claim.institution_id = policy.institution_id and claim.policy_id = policy.policy_id
    inner join insurance_product as product
        on policy.institution_id = product.institution_id and policy.product_id = product.product_id
    left join paid on claim.institution_id = paid.institution_id and claim.claim_id = paid.claim_id
    where
        product.insurance_class = 'agricultural'
        and claim.decision in ('paid', 'partly_paid')
        -- a claim closed before the payment ledger began has no payment row and is not unpaid
        and (paid.claim_id is not null or claim.claim_status in ('registered', 'assessed', 'reopened'))
)

select
    institution_id,
    claim_id as subject_id,
    days as measure,
    param('farm_insurance.payment_days', agreed_on) as threshold,
    -- evidence
    claim_id,
    payment_id,
    agreed_on,
    approved_amount as amount
from agreed
where days > param('farm_insurance.payment_days', agreed_on)
