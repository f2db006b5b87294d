/*---
title:
  zh: 离职前集中放贷
  en: Officer issues many loans before leaving
question:
  zh: 哪些已离职员工在离职前三个月经办的贷款明显多于此前？
  en: Which former employees handled clearly more loans in the three months before leaving than before?
kind: anomaly
subject: employee
recipient: institution
severity: medium
law: [{parameter: screening.staff_leaving_days}, {parameter: screening.leaving_loan_count}]
clue:
  zh: 员工{employee_id}于{left_on}前已离职，离职前经办贷款{measure}笔，共{amount:money}元，多于更早一段时间的{earlier}笔。
  en: "Employee {employee_id} had left by {left_on} and handled {measure} loans just before, {amount:money} in all, against {earlier} in the time before that."
limits:
  zh: 离职日取首次报为离职的月末；离职当月即改挂他人、从未以其名义报送的贷款看不出。
  en: The day of leaving is the first month end filed so; a loan that was never filed in the leaver's name is not seen.
---*/
with leaver as (
    select
        institution_id,
        employee_id,
        min(period) as left_on
    from employee_history
    where employee_status = 'left'
    group by institution_id, employee_id
),
handled as (  -- the loans pass to a colleague afterwards: what was filed before says who handled them
    select distinct institution_id, loan_id, loan_officer_id as employee_id, issued_on, loan_amount
    from personal_loan_history
    where loan_officer_id in (select employee_id from leaver)
    union
    select distinct institution_id, loan_id, loan_officer_id as employee_id, issued_on, loan_amount
    from corporate_loan_history
    where loan_officer_id in (select employee_id from leaver)
),
issued as (
    select
        w.institution_id,
        w.employee_id,
        w.left_on,
        l.loan_id,
        l.loan_amount,
        l.issued_on > add_days(w.left_on, -param('screening.staff_leaving_days', as_of)) as is_late
    from leaver as w
    inner join handled as l on w.institution_id = l.institution_id and w.employee_id = l.employee_id
    where
        l.issued_on <= w.left_on
        and l.issued_on > add_days(w.left_on, -(1 + 1) * param('screening.staff_leaving_days', as_of))
),
before as (
    select institution_id, employee_id, count(*) as loans
    from issued
    where not is_late
    group by institution_id, employee_id
)
select
    i.institution_id,
    i.employee_id as subject_id,
    count(*) as measure,
    param('screening.leaving_loan_count', as_of) as threshold,
    -- evidence
    i.employee_id,
    i.left_on,
    list(distinct i.loan_id) as loan_id,
    coalesce(max(b.loans), 0) as earlier,
    sum(i.loan_amount) as amount
from issued as i
left join before as b on i.institution_id = b.institution_id and i.employee_id = b.employee_id
where i.is_late
group by i.institution_id, i.employee_id, i.left_on
having
    count(*) >= param('screening.leaving_loan_count', as_of)
    and count(*) > (1 + 1) * coalesce(max(b.loans), 0)
