/*---
title:
  zh: 保险公司人员充当农户
  en: The insurer's own people appear as farmers
question:
  zh: 哪些农险标的的农户其实是本公司员工或销售人员，而且名下没有所填地块的权利？
  en: Of which farm subjects is the farmer an employee or agent of the insurer without a right to the plot named?
kind: anomaly
subject: property
recipient: institution
severity: high
law: [{parameter: farm_insurance.fictitious_subject_limit}]
clue:
  zh: 标的{subject_id}的农户系本公司人员{staff_id}，名下无该地块权利，投保金额{measure:money}元，财政补贴{amount:money}元，涉嫌虚假投保。
  en: The farmer of subject {subject_id} is the insurer's own {staff_id}, who has no right to the plot; insured for {measure:money} with {amount:money} of subsidy. False cover is suspected.
limits:
  zh: 兼职协办员本身是农户且租地未登记的会误报；借亲属名义的看不出来。
  en: A part-time village assistant who farms unrecorded leased land raises a false alarm; a relative's name escapes.
---*/
with staff as (
    select institution_id, employee_id as staff_id, id_number
    from insurance_employee
    union all
    select institution_id, agent_id as staff_id, id_number
    from insurance_agent
)

select
    subject.institution_id,
    subject.subject_id,
    subject.sum_insured as measure,
    param('farm_insurance.fictitious_subject_limit', subject.starts_on) as threshold,
    -- evidence
    subject.policy_id,
    min(staff.staff_id) as staff_id,
    subject.central_subsidy + subject.local_subsidy as amount
from farm_subject as subject
inner join staff on subject.institution_id = staff.institution_id and subject.farmer_id_number = staff.id_number
where
    subject.sum_insured > param('farm_insurance.fictitious_subject_limit', subject.starts_on)
    and not exists (
        select 1
        from land_right as land
        where
            land.plot_number = subject.plot_number
            and subject.farmer_id_number in (land.holder_id_number, land.operator_id_number)
    )
group by
    subject.institution_id,
    subject.subject_id,
    subject.policy_id,
    subject.sum_insured,
    subject.starts_on,
    subject.central_subsidy,
    subject.local_subsidy
