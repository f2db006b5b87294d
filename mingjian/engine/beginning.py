"""The two texts that a new model begins with, and what it may be called."""

import re

MODEL_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")

SQL = """\
/*---
title:
  zh: （查什么，一句话）
  en: (what is wrong, one phrase)
question:
  zh: （监管想知道什么？）
  en: (what does the supervisor want to know?)
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: classification.overdue_days_substandard}]
clue:
  zh: 借据{loan_id}已逾期{measure}天，超过{threshold}天，余额{amount:money}元。
  en: Loan {loan_id} is {measure} days overdue, over the limit of {threshold}; balance {amount:money}.
limits:
  zh: （看不到什么，常见的误报是什么）
  en: (what it does not see, and its usual false alarms)
---*/
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', principal_overdue_since, as_of) as measure,
    param('classification.overdue_days_substandard', as_of) as threshold,
    -- evidence
    loan_id,
    principal_balance as amount
from corporate_loan
where date_diff('day', principal_overdue_since, as_of) > param('classification.overdue_days_substandard', as_of)
"""
CASES = """\
defaults:
  corporate_loan: {principal_balance: 1000000}
cases:
  - name: one day over the line is found
    as_of: 2025-12-31
    given:
      corporate_loan:
        - {loan_id: L1, principal_overdue_since: 2025-10-01}
    expect:
      - {subject_id: L1, measure: 91, threshold: 90, amount: 1000000}
  - name: exactly on the line is none
    as_of: 2025-12-31
    given:
      corporate_loan:
        - {loan_id: L2, principal_overdue_since: 2025-10-02}
    expect: []
  - name: a loan without the date is none
    as_of: 2025-12-31
    given:
      corporate_loan:
        - {loan_id: L3}
    expect: []
"""
