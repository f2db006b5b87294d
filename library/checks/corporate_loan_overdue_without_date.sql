/*---
title:
  zh: 对公借据欠款金额与欠款日期不一致
  en: Overdue amount and date of a corporate loan disagree
severity: error
table: corporate_loan
column: principal_overdue_since
dimension: consistency
message:
  zh: "{file}第{line}行：借据{loan_id}欠本{principal_overdue}（自{principal_overdue_since}），欠息{interest_overdue}（自{interest_overdue_since}）：有金额须有不晚于期末的日期，无金额不应有日期。"
  en: "{file}, line {line}: loan {loan_id} owes principal {principal_overdue} since {principal_overdue_since}, interest {interest_overdue} since {interest_overdue_since}: an amount needs a date not after the period, no amount has none."
---*/
with
overdue as (
    select
        institution_id, period, _file, _line, loan_id, principal_overdue, principal_overdue_since,
        interest_overdue_on_books + interest_overdue_off_books as interest_overdue, interest_overdue_since
    from corporate_loan
)
select
    institution_id, period, _file, _line, principal_overdue_since as value, loan_id,
    principal_overdue, principal_overdue_since, interest_overdue, interest_overdue_since
from overdue
where
    (principal_overdue > 0) <> (principal_overdue_since is not null)
    or (interest_overdue > 0) <> (interest_overdue_since is not null)
    or principal_overdue_since > period
    or interest_overdue_since > period
