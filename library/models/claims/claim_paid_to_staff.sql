/*---
title:
  zh: 赔款支付给本公司员工
  en: Claim paid to the insurer's own employee
question:
  zh: 哪些赔款进入了本公司员工名下或其工资账户，而该员工既非投保人也非出险人？
  en: Which claim payments went to an employee of the insurer, by name or salary account, who is neither policyholder nor the person harmed?
kind: breach
subject: claim
recipient: institution
severity: critical
law: [{parameter: insurance_law.fabricated_claim_limit}]
clue:
  zh: 赔案{claim_id}的赔款{measure:money}元支付给本公司员工{employee_id}，涉嫌虚假理赔或截留赔款。
  en: Of claim {claim_id}, {measure:money} was paid to the insurer's employee {employee_id}; a false claim or an intercepted payout is suspected.
limits:
  zh: 员工作为受益人或继承人依法领款会误报；通过亲友账户领款的看不出来。
  en: An employee who is a lawful beneficiary or heir raises a false alarm; the account of a friend escapes.
---*/
with staff_key as (
    select institution_id, employee_id, id_number, id_number as payee
    from insurance_employee
    union
    select institution_id, employee_id, id_number, salary_account as payee
    from insurance_employee
),

payment as (
    select institution_id, claim_id, payment_id, amount, payee_id_number as payee
    from claim_payment
    where payment_kind in ('indemnity', 'advance')
    union
    select institution_id, claim_id, payment_id, amount, payee_account as payee
    from claim_payment
    where payment_kind in ('indemnity', 'advance')
),

to_staff as (
    select distinct
        payment.institution_id, payment.claim_id, payment.payment_id, payment.amount, staff_key.employee_id
    from payment
    inner join staff_key on payment.institution_id = staff_key.institution_id and payment.payee = staff_key.payee
    inner join claim on payment.institution_id = claim.institution_id and payment.claim_id = claim.claim_id
    inner join policy on claim.institution_id = policy.institution_id and claim.policy_id = policy.policy_id
    where
        staff_key.id_number <> policy.policyholder_id_number
        and staff_key.id_number <> coalesce(claim.insured_id_number, '')
)

select
    institution_id,
    claim_id as subject_id,
    sum(amount) as measure,
    param('insurance_law.fabricated_claim_limit', as_of) as threshold,
    -- evidence
    claim_id,
    list(distinct payment_id) as payment_id,
    min(employee_id) as employee_id,
    sum(amount) as amount
from to_staff
group by institution_id, claim_id
having sum(amount) > param('insurance_law.fabricated_claim_limit', as_of)
