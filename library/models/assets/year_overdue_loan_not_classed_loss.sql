/*---
title:
  zh: 逾期超过三百六十天的贷款未列为损失
  en: Loan overdue more than 360 days is not classed as loss
question:
  zh: 哪些贷款逾期已超过三百六十天，五级分类却仍为次级或可疑？
  en: Which loans are overdue for more than 360 days and still classed substandard or doubtful?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: classification.overdue_days_loss}]
clue:
  zh: 借据{loan_id}已逾期{measure}天，超过{threshold}天应列为损失，五级分类仍为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} is {measure} days overdue; over {threshold} days it is a loss, but it is classed {five_class}; balance {amount:money}.
limits:
  zh: 仍列正常、关注的由“逾期超过九十天的贷款未列为不良”发现。只看报送的欠本、欠息日期；已核销的借据余额为零，不在其内。
  en: Loans still classed normal or special mention have a model of their own. It sees only the filed dates of arrears; a receipt written off has no balance and is left out.
---*/
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of) as measure,
    param('classification.overdue_days_loss', as_of) as threshold,
    -- evidence
    loan_id,
    five_class,
    principal_balance as amount
from loan
where
    five_class in ('substandard', 'doubtful')
    and principal_balance > 0
    and date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of)
    > param('classification.overdue_days_loss', as_of)
