/*---
title:
  zh: 多名借款人登记同一电话
  en: Several borrowers register one phone
question:
  zh: 哪些借款人在同一银行登记了同一个联系电话？
  en: Which borrowers registered the same phone number at a bank?
kind: anomaly
subject: group
recipient: institution
severity: medium
law: [{parameter: screening.shared_contact_count}]
clue:
  zh: 有{measure}名借款人登记同一联系电话（达{threshold}名即提示）：客户{customer_id}，贷款余额共{amount:money}元，借据{loan_id}。
  en: "{measure} borrowers registered the same phone (reported from {threshold}): customers {customer_id}, balance {amount:money}, loans {loan_id}."
limits:
  zh: 以最小的客户编号代表该组；企业与其法定代表人合用电话只算一人；一家人合用电话会误报。
  en: The lowest customer number stands for the group; a firm and its legal representative count once; a family sharing one phone is a false alarm.
---*/
with contact as (
    select
        institution_id,
        customer_id,
        phone,
        id_number as person
    from individual_customer
    where phone is not null
    union all
    select
        institution_id,
        customer_id,
        phone,
        coalesce(legal_representative_id_number, id_number) as person
    from corporate_customer
    where phone is not null
),
shared as (
    select institution_id, phone
    from contact
    group by institution_id, phone
    having count(*) >= param('screening.shared_contact_count', as_of)
)
select
    contact.institution_id,
    min(contact.customer_id) as subject_id,
    count(distinct contact.person) as measure,
    param('screening.shared_contact_count', as_of) as threshold,
    -- evidence
    list(distinct contact.customer_id) as customer_id,
    list(distinct loan.loan_id) as loan_id,
    sum(loan.principal_balance) as amount
from loan
inner join (contact inner join shared on contact.institution_id = shared.institution_id and contact.phone = shared.phone)
    on loan.institution_id = contact.institution_id and loan.customer_id = contact.customer_id
where loan.principal_balance > 0
group by contact.institution_id, contact.phone
having count(distinct contact.person) >= param('screening.shared_contact_count', as_of)
