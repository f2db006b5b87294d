/*---
title:
  zh: 逾期超过九十天的贷款未列为不良
  en: Loan overdue more than ninety days is not classified as non-performing
question:
  zh: 哪些贷款本金或利息逾期已超过九十天，五级分类却仍为正常或关注？
  en: Which loans have principal or interest overdue for more than ninety days and are still classed normal or special mention?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: classification.overdue_days_substandard}]
clue:
  zh: 借据{loan_id}已逾期{measure}天，超过{threshold}天，五级分类仍为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} is {measure} days overdue, over the limit of {threshold}, and still classed {five_class}; balance {amount:money}.
limits:
  zh: 只看报送的欠本、欠息日期；日期被改动的借据看不出来。重组观察期内的贷款另有模型。
  en: It sees only the filed dates of arrears; a receipt whose dates were altered escapes. Restructured loans under observation have a model of their own.
---*/
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of) as measure,
    param('classification.overdue_days_substandard', as_of) as threshold,
    -- evidence
    loan_id,
    five_class,
    principal_balance as amount
from loan
where
    five_class in ('normal', 'special_mention')
    and principal_balance > 0
    and date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of)
    > param('classification.overdue_days_substandard', as_of)
