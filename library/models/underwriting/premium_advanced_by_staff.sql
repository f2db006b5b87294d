/*---
title:
  zh: 员工或销售人员代垫保费
  en: Staff or agents pay the premium of a customer
question:
  zh: 哪些保单的保费由保险公司员工或销售人员从自己账户交付，而其本人不是投保人？
  en: Of which policies was the premium paid by an employee or agent of the insurer who is not the policyholder?
kind: breach
subject: policy
recipient: institution
severity: high
law: [{parameter: insurance_law.extra_benefit_limit}]
clue:
  zh: 保单{subject_id}的保费{measure:money}元由本公司人员{staff_id}代垫，涉嫌给予合同外利益或虚挂业务。
  en: Premium {measure:money} of policy {subject_id} was paid by the insurer's own {staff_id}; a benefit beyond the contract or fictitious business is suspected.
limits:
  zh: 为配偶、子女交费会误报；现金代垫或借他人账户代垫看不出来。
  en: Paying for a spouse or child raises a false alarm; cash or a third person's account escapes.
---*/
with staff as (
    select institution_id, employee_id as staff_id, id_number, salary_account as own_account
    from insurance_employee
    union all
    select institution_id, agent_id as staff_id, id_number, commission_account as own_account
    from insurance_agent
),

payer_key as (
    select institution_id, staff_id, id_number, id_number as payer
    from staff
    union
    select institution_id, staff_id, id_number, own_account as payer
    from staff
),

receipt as (
    select institution_id, policy_id, premium_id, amount, payer_id_number as payer
    from premium
    where amount > 0 and not is_through_intermediary
    union
    select institution_id, policy_id, premium_id, amount, payer_account as payer
    from premium
    where amount > 0 and not is_through_intermediary
),

advanced as (
    select distinct
        receipt.institution_id, receipt.policy_id, receipt.premium_id, receipt.amount, payer_key.staff_id
    from receipt
    inner join payer_key on receipt.institution_id = payer_key.institution_id and receipt.payer = payer_key.payer
    inner join policy on receipt.institution_id = policy.institution_id and receipt.policy_id = policy.policy_id
    where policy.policyholder_id_number <> payer_key.id_number
)

select
    institution_id,
    policy_id as subject_id,
    sum(amount) as measure,
    param('insurance_law.extra_benefit_limit', as_of) as threshold,
    -- evidence
    policy_id,
    list(distinct premium_id) as premium_id,
    min(staff_id) as staff_id,
    sum(amount) as amount
from advanced
group by institution_id, policy_id
having sum(amount) > param('insurance_law.extra_benefit_limit', as_of)
