/*---
title:
  zh: 工资发给没有考勤记录的人员
  en: Wages paid to people without attendance
question:
  zh: 哪些项目某月领取工资的人员中，没有实名制考勤记录的占比超过容许偏差？
  en: At which sites does the share of those paid for a month without any attendance exceed the tolerance?
kind: anomaly
subject: site
recipient: human_resources
severity: high
law: [{parameter: screening.attendance_gap}]
clue:
  zh: 项目{subject_id}在{month}所属月份发放工资{paid_workers}人，其中{workers}人（{measure:percent}）没有考勤，超过{threshold:percent}，涉及{amount:money}元，涉嫌虚列人员套取资金。
  en: Site {subject_id} paid {paid_workers} people for the month of {month}, {workers} of them ({measure:percent}) without attendance, over {threshold:percent}; {amount:money}. Ghost workers are suspected.
limits:
  zh: 考勤设备故障、管理人员不打卡会误报；全月考勤未上传的项目不判断。
  en: Broken clocks and staff who do not clock in raise false alarms; a site without any attendance for the month is not judged.
unique: [month]
---*/
with paid as (
    select
        payroll.institution_id,
        payroll.site_id,
        payroll.month,
        payroll.id_number,
        payroll.amount_paid,
        case when attendance.days > 0 then 0 else 1 end as is_absent
    from wage_payroll as payroll
    left join site_attendance as attendance
        on
            payroll.site_id = attendance.site_id
            and payroll.month = attendance.month
            and payroll.id_number = attendance.id_number
    where payroll.amount_paid > 0
)

select
    institution_id,
    site_id as subject_id,
    sum(is_absent) / nullif(count(*), 0) as measure,
    param('screening.attendance_gap', as_of) as threshold,
    -- evidence
    site_id,
    month,
    list(distinct case when is_absent = 1 then id_number end) as id_number,
    sum(is_absent) as workers,
    count(*) as paid_workers,
    sum(is_absent * amount_paid) as amount
from paid
group by institution_id, site_id, month
having
    sum(is_absent) > param('screening.attendance_gap', as_of) * count(*)
    and sum(is_absent) < count(*)
