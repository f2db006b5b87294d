/*---
title:
  zh: 员工代客户操作账户
  en: Employee operates customers' accounts
question:
  zh: 哪些员工本人账户使用的设备，同时用于操作多名客户的网上银行或手机银行？
  en: Which employees' own devices also operate the online or mobile banking of several customers?
kind: anomaly
subject: employee
recipient: institution
severity: high
law: [{parameter: screening.staff_device_customer_count}]
clue:
  zh: 员工{employee_id}使用的设备同时操作了{measure}名客户的账户，共{amount:money}元。
  en: "A device of employee {employee_id} operated the accounts of {measure} customers, {amount:money} in all."
limits:
  zh: 看终端物理地址；网点公用终端、家庭共用设备会误报，员工另备设备的看不到。
  en: It goes by the hardware address; a terminal of the branch or a family's device is a false alarm, a second device of the employee escapes.
---*/
with device as (
    select distinct
        employer_id,
        employee_id,
        id_number,
        mac_address
    from staff_movement
    where mac_address is not null and mac_address <> ''
),
operated as (
    select
        d.employer_id,
        d.employee_id,
        m.customer_id,
        m.transaction_id,
        m.amount
    from deposit_movement as m
    inner join device as d on m.mac_address = d.mac_address and m.institution_id = d.employer_id
    inner join customer as c on m.institution_id = c.institution_id and m.customer_id = c.customer_id
    where c.id_number <> d.id_number and m.channel in ('online_banking', 'mobile_banking')
)
select
    employer_id as institution_id,
    employee_id as subject_id,
    count(distinct customer_id) as measure,
    param('screening.staff_device_customer_count', as_of) as threshold,
    -- evidence
    employee_id,
    list(distinct customer_id) as customer_id,
    list(distinct transaction_id) as transaction_id,
    sum(amount) as amount
from operated
group by employer_id, employee_id
having count(distinct customer_id) >= param('screening.staff_device_customer_count', as_of)
