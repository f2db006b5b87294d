/*---
title:
  zh: 关联企业之间签发汇票
  en: Bill is drawn between related firms
question:
  zh: 哪些汇票的出票人与收款人同属一个关联客户组，贸易背景存疑？
  en: In which bills do drawer and payee belong to one group, so that the trade behind is in doubt?
kind: anomaly
subject: bill
recipient: institution
severity: medium
law: []
clue:
  zh: 汇票{bill_number}的出票人{drawer_name}与收款人{payee_name}同属一个关联客户组，票面{amount:money}元，贸易背景须核实。
  en: The drawer {drawer_name} and the payee {payee_name} of bill {bill_number} belong to one group; face value {amount:money}. The trade behind has to be verified.
limits:
  zh: 集团内部真实的购销也会触发；收款人以户名对应企业，不在任何银行开户的收款人看不出来。
  en: Real trade inside a group trips it too; the payee is matched by name, and one without an account at any bank is not seen.
---*/
with payee as (
    select distinct
        corporate_customer.customer_name,
        customer_group.group_id,
        customer_group.member_id
    from corporate_customer
    inner join customer_group on corporate_customer.id_number = customer_group.member_id
    where corporate_customer.customer_name in (select payee_name from bill_issued)
)
select distinct
    bill.institution_id,
    bill.bill_number as subject_id,
    bill.drawer_name,
    bill.payee_name,
    payee.group_id,
    bill.face_amount as measure,
    0 as threshold,
    bill.face_amount as amount,
    -- evidence
    bill.bill_number
from bill_issued as bill
inner join corporate_customer as drawer
    on bill.institution_id = drawer.institution_id and bill.customer_id = drawer.customer_id
inner join customer_group on drawer.id_number = customer_group.member_id
inner join payee on bill.payee_name = payee.customer_name and customer_group.group_id = payee.group_id
where bill.bill_status = 'normal' and drawer.id_number <> payee.member_id
