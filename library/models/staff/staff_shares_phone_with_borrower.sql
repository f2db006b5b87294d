/*---
title:
  zh: 员工与借款人登记同一电话
  en: Employee and borrower have the same phone
question:
  zh: 哪些员工登记的电话同时是本机构其他借款人的联系电话？
  en: Which employees' phones are also on file as the phone of another borrower of the institution?
kind: anomaly
subject: employee
recipient: institution
severity: medium
law: [{parameter: tracing.minimum_amount}]
clue:
  zh: 员工{employee_id}的电话登记在{measure}名借款人名下，涉及贷款{amount:money}元。
  en: "The phone of employee {employee_id} is on file for {measure} other borrowers, with loans of {amount:money}."
limits:
  zh: 家庭成员共用电话会误报；借用他人号码或只改一位的看不到。
  en: A phone shared in a family is a false alarm; a number borrowed from somebody else or changed by a digit escapes.
---*/
with shared as (
    select distinct
        e.institution_id,
        e.employee_id,
        c.customer_id
    from employee as e
    inner join customer as c on e.institution_id = c.institution_id and e.phone = c.phone
    where e.id_number <> c.id_number and e.employee_status <> 'left'
)
select
    shared.institution_id,
    shared.employee_id as subject_id,
    count(distinct shared.customer_id) as measure,
    1 as threshold,
    -- evidence
    shared.employee_id,
    list(distinct shared.customer_id) as customer_id,
    list(distinct l.loan_id) as loan_id,
    sum(l.loan_amount) as amount
from shared
inner join loan as l on shared.institution_id = l.institution_id and shared.customer_id = l.customer_id
where l.loan_amount >= param('tracing.minimum_amount', as_of)
group by shared.institution_id, shared.employee_id
