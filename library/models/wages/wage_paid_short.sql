/*---
title:
  zh: 农民工工资未足额发放
  en: Wages paid short
question:
  zh: 哪些项目在某月发给农民工的工资少于应发工资？
  en: At which sites did workers receive less than the wage due for a month?
kind: breach
subject: site
recipient: human_resources
severity: high
law: [{parameter: wages.full_payment_share}]
clue:
  zh: 项目{subject_id}在{month}所属月份有{workers}人工资未足额发放，实发仅为应发的{measure:percent}，不足{threshold:percent}，少发{amount:money}元。
  en: Site {subject_id}, wages of the month {month} paid short ({workers} worker(s)), {measure:percent} of what was due, under {threshold:percent}; {amount:money} is missing.
limits:
  zh: 依法代扣的个人所得税、社会保险费应在应发中扣除后报送，否则会误报；分文未发的归迟发模型。
  en: Lawful deductions must be taken off the amount due, or a false alarm arises; wages not paid at all belong to the model of late payment.
unique: [month]
---*/
select
    institution_id,
    site_id as subject_id,
    sum(amount_paid) / nullif(sum(amount_due), 0) as measure,
    param('wages.full_payment_share', month) as threshold,
    -- evidence
    site_id,
    month,
    list(distinct id_number) as id_number,
    count(*) as workers,
    sum(amount_due) - sum(amount_paid) as amount
from wage_payroll
where
    paid_on is not null
    and amount_paid > 0
    and amount_paid < param('wages.full_payment_share', month) * amount_due
group by institution_id, site_id, month
