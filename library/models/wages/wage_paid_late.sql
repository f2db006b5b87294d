/*---
title:
  zh: 农民工工资迟发或未发
  en: Wages paid late or not at all
question:
  zh: 哪些项目在约定支付日之后才发工资，或者到期仍未发？
  en: At which sites were wages paid after the agreed day, or are due and still unpaid?
kind: breach
subject: site
recipient: human_resources
severity: high
law: [{parameter: wages.payment_delay_days}]
clue:
  zh: 项目{subject_id}在{month}所属月份有{workers}人工资迟发或未发，最长已迟{measure}天，应发{amount:money}元。
  en: Site {subject_id}, wages of the month {month} paid late or not yet ({workers} worker(s)), up to {measure} days; {amount:money} was due.
limits:
  zh: 支付日遇节假日应提前支付，本模型不提前计算；因不可抗力迟发的会误报。
  en: Pay before a holiday is due earlier, which is not counted; force majeure raises a false alarm.
unique: [month]
---*/
with late as (
    select
        institution_id,
        site_id,
        month,
        id_number,
        amount_due,
        date_diff('day', due_on, coalesce(paid_on, as_of)) as days,
        param('wages.payment_delay_days', due_on) as allowed
    from wage_payroll
    where amount_due > 0
)

select
    institution_id,
    site_id as subject_id,
    max(days) as measure,
    max(allowed) as threshold,
    -- evidence
    site_id,
    month,
    list(distinct id_number) as id_number,
    count(*) as workers,
    sum(amount_due) as amount
from late
where days > allowed
group by institution_id, site_id, month
