/*---
title:
  zh: 对公借据余额与贷款分户账不符
  en: Corporate loan receipt differs from its loan account
severity: error
table: corporate_loan
column: principal_balance
dimension: consistency
message:
  zh: "{file}第{line}行：借据{loan_id}余额{value}，贷款分户账合计{held}，请核对。"
  en: "{file}, line {line}: loan {loan_id} stands at {value}, its loan accounts at {held}. Reconcile them."
---*/
with
account as (
    select institution_id, period, loan_id, sum(principal_balance) as held
    from corporate_loan_account
    group by institution_id, period, loan_id
)
select l.institution_id, l.period, l._file, l._line, l.principal_balance as value, l.loan_id, a.held
from corporate_loan as l
join account as a using (institution_id, period, loan_id)
where abs(l.principal_balance - a.held) > param('quality.money_tolerance', l.period)
