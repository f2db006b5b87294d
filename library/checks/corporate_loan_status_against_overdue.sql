/*---
title:
  zh: 对公借据状态与欠款不符
  en: Status of a corporate loan disagrees with what is overdue
severity: doubt
table: corporate_loan
column: loan_status
dimension: consistency
message:
  zh: "{file}第{line}行：借据{loan_id}状态为“{value}”，欠本{principal_overdue}，请核对贷款状态。"
  en: "{file}, line {line}: loan {loan_id} has the status {value} with {principal_overdue} of principal overdue. Check the status."
---*/
select institution_id, period, _file, _line, loan_status as value, loan_id, principal_overdue
from corporate_loan
where
    (loan_status = 'normal' and principal_overdue > 0 and principal_overdue_since < period)
    or (loan_status = 'settled' and principal_balance > 0)
