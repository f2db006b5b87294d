/*---
title:
  zh: 表外欠息长期挂账仍列为正常或关注
  en: Loan with interest overdue off the books is classed as performing
question:
  zh: 哪些贷款欠息已转表外，即已欠息超过九十天，欠息日期却未填或较近，五级分类仍为正常或关注？
  en: Which loans have interest moved off the books, which takes ninety days of arrears, yet no date of arrears or a recent one, and are still classed normal or special mention?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: classification.overdue_days_substandard}]
clue:
  zh: 借据{loan_id}表外欠息{interest_overdue_off_books:money}元，报送的欠息天数为{measure}天，不超过{threshold}天，五级分类仍为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} has {interest_overdue_off_books:money} of interest overdue off the books, but files only {measure} days of arrears, not over {threshold}, and is classed {five_class}; balance {amount:money}.
limits:
  zh: 以“逾期九十天以上的利息转表外核算”的通行会计处理为前提；提前转表外的银行会误报。
  en: It rests on the usual rule that interest goes off the books after ninety days; a bank that moves it earlier is a false alarm.
---*/
with arrears as (
    select
        institution_id,
        loan_id,
        five_class,
        principal_balance,
        interest_overdue_off_books,
        coalesce(date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of), 0) as overdue_days
    from loan
    where
        principal_balance > 0
        and interest_overdue_off_books > 0
        and five_class in ('normal', 'special_mention')
)
select
    institution_id,
    loan_id as subject_id,
    overdue_days as measure,
    param('classification.overdue_days_substandard', as_of) as threshold,
    -- evidence
    loan_id,
    five_class,
    interest_overdue_off_books,
    principal_balance as amount
from arrears
where overdue_days <= param('classification.overdue_days_substandard', as_of)
