/*---
title: {zh: 借据各月末状态, en: Every loan receipt at every month end}
about: {zh: 个人与对公借据的历次报送合为一表；period为报送期末。, en: "All filings of personal and corporate receipts in one table; period is the month end filed."}
inline: true
---*/
select
    institution_id,
    period,
    customer_id,
    loan_id,
    principal_balance,
    five_class,
    principal_overdue_since,
    interest_overdue_since
from personal_loan_history
union all
select
    institution_id,
    period,
    customer_id,
    loan_id,
    principal_balance,
    five_class,
    principal_overdue_since,
    interest_overdue_since
from corporate_loan_history
