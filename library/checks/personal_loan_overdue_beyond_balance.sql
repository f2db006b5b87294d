/*---
title:
  zh: 个人借据欠本超过贷款余额
  en: Principal overdue of a personal loan exceeds its balance
severity: error
table: personal_loan
column: principal_overdue
dimension: consistency
message:
  zh: "{file}第{line}行：借据{loan_id}欠本{value}，超过贷款余额{principal_balance}，请核对。"
  en: "{file}, line {line}: loan {loan_id} owes {value} of principal, more than its balance of {principal_balance}. Check it."
---*/
select institution_id, period, _file, _line, principal_overdue as value, loan_id, principal_balance
from personal_loan
where principal_overdue > principal_balance + param('quality.money_tolerance', period)
