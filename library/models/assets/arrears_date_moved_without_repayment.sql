/*---
title:
  zh: 未见还款而逾期起始日后移
  en: Start of arrears moves forward without a repayment
question:
  zh: 哪些逾期贷款的欠本、欠息日期比上期报送的更晚，其间贷款账户却没有任何还款？
  en: Which overdue loans file a later start of arrears than at an earlier month end, though nothing was repaid on the loan account in between?
kind: anomaly
subject: loan
recipient: institution
severity: critical
law: [{parameter: classification.technical_overdue_days}]
clue:
  zh: 借据{loan_id}曾报送自{earliest_since}起逾期，现报送自{since}起逾期，后移{measure}天（容许{threshold}天），其间无还款，五级分类为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} was once filed as in arrears since {earliest_since}, now since {since}, {measure} days later (allowed are {threshold}), and nothing was repaid in between; it is classed {five_class}; balance {amount:money}.
limits:
  zh: 仅比较仍在逾期的借据；以减免、核销等非还款方式消减欠款的会误报。
  en: Only receipts still in arrears are compared; arrears waived or written off rather than repaid are false alarms.
---*/
with now_overdue as (
    select
        institution_id,
        loan_id,
        five_class,
        principal_balance,
        least(principal_overdue_since, interest_overdue_since) as since
    from loan
    where principal_balance > 0 and least(principal_overdue_since, interest_overdue_since) is not null
),
moved as (
    select
        now_overdue.institution_id,
        now_overdue.loan_id,
        now_overdue.five_class,
        now_overdue.principal_balance,
        now_overdue.since,
        max(before.period) as filed_on,
        min(least(before.principal_overdue_since, before.interest_overdue_since)) as earliest_since
    from now_overdue
    inner join loan_month_end as before
        on now_overdue.institution_id = before.institution_id and now_overdue.loan_id = before.loan_id
    where
        add_days(
            least(before.principal_overdue_since, before.interest_overdue_since),
            param('classification.technical_overdue_days', as_of)
        )
        < now_overdue.since
    group by
        now_overdue.institution_id, now_overdue.loan_id, now_overdue.five_class, now_overdue.principal_balance,
        now_overdue.since
)
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', earliest_since, since) as measure,
    param('classification.technical_overdue_days', as_of) as threshold,
    -- evidence
    loan_id,
    since,
    earliest_since,
    five_class,
    principal_balance as amount
from moved
where
    not exists (
        select 1
        from loan_movement as paid
        where
            paid.institution_id = moved.institution_id
            and paid.loan_id = moved.loan_id
            and paid.direction = 'credit'
            and paid.transacted_on > moved.earliest_since
    )
