/*---
title:
  zh: 多户农险赔款进入同一账户
  en: Farm payouts of several farmers go to one account
question:
  zh: 哪些账户领取了多名不同农户的农业保险赔款？
  en: Which accounts received the farm insurance payouts of several different farmers?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: screening.claim_payee_count}]
clue:
  zh: 账户{subject_id}领取了{measure}名农户的农险赔款，达到{threshold}名，合计{amount:money}元，涉嫌截留、挪用赔款。
  en: Account {subject_id} received the farm payouts of {measure} farmers, at or over {threshold}, {amount:money} in all; interception is suspected.
limits:
  zh: 一户多人共用惠农卡、合作社依约代领会误报；分散到多个账户的看不出来。
  en: A household's card or a cooperative that collects by agreement raises false alarms; several accounts escape.
---*/
with paid as (
    select
        payment.institution_id,
        payment.payment_id,
        payment.claim_id,
        payment.payee_account,
        payment.amount,
        coalesce(payment.subject_id, claim.subject_id) as farm_subject_id
    from claim_payment as payment
    inner join claim on payment.institution_id = claim.institution_id and payment.claim_id = claim.claim_id
    where
        payment.payment_kind in ('indemnity', 'advance')
        and payment.payee_account is not null
)

select
    paid.institution_id,
    paid.payee_account as subject_id,
    count(distinct subject.farmer_id_number) as measure,
    param('screening.claim_payee_count', as_of) as threshold,
    -- evidence
    list(distinct paid.payment_id) as payment_id,
    list(distinct paid.claim_id) as claim_id,
    sum(paid.amount) as amount
from paid
inner join farm_subject as subject
    on paid.institution_id = subject.institution_id and paid.farm_subject_id = subject.subject_id
group by paid.institution_id, paid.payee_account
having count(distinct subject.farmer_id_number) >= param('screening.claim_payee_count', as_of)
