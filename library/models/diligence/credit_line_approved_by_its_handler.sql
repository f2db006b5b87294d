/*---
title:
  zh: 授信经办人与审批人为同一人
  en: Credit line is approved by the person who handled it
question:
  zh: 哪些授信的经办人与审批人是同一名员工？
  en: Which credit lines were handled and approved by one employee?
kind: breach
subject: contract
recipient: institution
severity: high
law: [{parameter: bank_law.approval_persons}]
clue:
  zh: 客户{customer_name}的授信{credit_line_id}（额度{amount:money}元）由员工{employee_id}一人经办并审批，仅{measure}人，应至少{threshold}人。
  en: Credit line {credit_line_id} of {customer_name} (limit {amount:money}) was handled and approved by employee {employee_id}; {measure} person instead of at least {threshold}.
limits:
  zh: 自动审批的授信审批人、经办人为空，不在其内；借用他人工号审批的看不出来。
  en: Lines approved automatically name nobody and are left out; approval under a borrowed number escapes.
---*/
select
    institution_id,
    credit_line_id as subject_id,
    1 as measure,
    param('bank_law.approval_persons', starts_on) as threshold,
    -- evidence
    credit_line_id,
    customer_id,
    customer_name,
    approver_id as employee_id,
    credit_limit as amount
from credit_line
where
    credit_line_status = 'active'
    and approver_id = handler_id
    and param('bank_law.approval_persons', starts_on) > 1
