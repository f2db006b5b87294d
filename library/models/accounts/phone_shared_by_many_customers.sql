/*---
title:
  zh: 同一电话为多名客户开户
  en: One phone opens accounts for many customers
question:
  zh: 哪些联系电话登记在同一机构多名个人存款客户名下？
  en: Which phones are on file for many personal depositors of one institution?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: screening.accounts_per_phone}]
clue:
  zh: 同一联系电话登记在{measure}名客户名下，开立存款账户，余额共{amount:money}元，客户号如{customer_id}。
  en: "One phone is on file for {measure} customers with deposit accounts of {amount:money} in all, such as {customer_id}."
limits:
  zh: 集体宿舍、老年客户由子女代留电话会误报；一人多号的看不到。
  en: A dormitory or old customers with a child's number are false alarms; a person with many numbers escapes.
---*/
with shared as (
    select institution_id, phone
    from individual_customer
    where phone is not null
    group by institution_id, phone
    having count(*) >= param('screening.accounts_per_phone', as_of)
)
select
    c.institution_id,
    min(c.customer_id) as subject_id,
    count(distinct c.customer_id) as measure,
    param('screening.accounts_per_phone', as_of) as threshold,
    -- evidence
    list(distinct c.customer_id) as customer_id,
    list(distinct a.account_id) as account_id,
    sum(a.balance) as amount
from shared
inner join individual_customer as c on shared.institution_id = c.institution_id and shared.phone = c.phone
inner join personal_deposit_account as a on c.institution_id = a.institution_id and c.customer_id = a.customer_id
group by c.institution_id, c.phone
having count(distinct c.customer_id) >= param('screening.accounts_per_phone', as_of)
