/*---
title:
  zh: 已逾期的贷款仍列为正常
  en: Overdue loan is classed normal
question:
  zh: 哪些贷款逾期已超出技术性短期逾期，尚不满九十天，五级分类却仍为正常？
  en: Which loans are overdue beyond a technical delay, for up to ninety days, and still classed normal?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: classification.technical_overdue_days}, {parameter: classification.overdue_days_substandard}]
clue:
  zh: 借据{loan_id}已逾期{measure}天，超过技术性逾期的{threshold}天应至少列为关注，五级分类仍为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} is {measure} days overdue; beyond a technical delay of {threshold} days it is at least special mention, but it is classed {five_class}; balance {amount:money}.
limits:
  zh: 只看报送的欠本、欠息日期。逾期超过九十天的另有模型。系统故障等技术性原因超过七天的会误报。
  en: It sees only the filed dates of arrears. Loans over ninety days have a model of their own. A technical fault that lasted longer is a false alarm.
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
    param('classification.technical_overdue_days', as_of) as threshold,
    -- evidence
    loan_id,
    five_class,
    principal_balance as amount
from overdue_loan
where
    five_class = 'normal'
    and overdue_days > param('classification.technical_overdue_days', as_of)
    and overdue_days <= param('classification.overdue_days_substandard', as_of)
