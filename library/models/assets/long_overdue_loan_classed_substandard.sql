/*---
title:
  zh: 逾期超过二百七十天的贷款未列为可疑
  en: Loan overdue more than 270 days is still classed substandard
question:
  zh: 哪些贷款逾期已超过二百七十天，五级分类却仍为次级？
  en: Which loans are overdue for more than 270 days and still classed substandard?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: classification.overdue_days_doubtful}, {parameter: classification.overdue_days_loss}]
clue:
  zh: 借据{loan_id}已逾期{measure}天，超过{threshold}天应至少列为可疑，五级分类仍为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} is {measure} days overdue; over {threshold} days it is at least doubtful, but it is classed {five_class}; balance {amount:money}.
limits:
  zh: 仍列正常、关注的由“逾期超过九十天的贷款未列为不良”发现；超过三百六十天的另有模型。只看报送的欠本、欠息日期。
  en: Loans still classed normal or special mention, and those over 360 days, have models of their own. It sees only the filed dates of arrears.
---*/
with overdue_loan as (
    select
        institution_id,
        loan_id,
        five_class,
        principal_balance,
        date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of) as overdue_days
    from loan
    where principal_balance > 0
)
select
    institution_id,
    loan_id as subject_id,
    overdue_days as measure,
    param('classification.overdue_days_doubtful', as_of) as threshold,
    -- evidence
    loan_id,
    five_class,
    principal_balance as amount
from overdue_loan
where
    five_class = 'substandard'
    and overdue_days > param('classification.overdue_days_doubtful', as_of)
    and overdue_days <= param('classification.overdue_days_loss', as_of)
