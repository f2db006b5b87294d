/*---
title:
  zh: 月末还款月初原额再放
  en: Loan repaid at the month end and lent again in the next days
question:
  zh: 哪些贷款在月末前几日归还，次月初几日内又向同一客户发放金额相当的贷款？
  en: Which loans were repaid in the last days of a month and lent again to the same customer, for about the same amount, in the first days of the next?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.month_end_days}, {parameter: tracing.amount_lower}, {parameter: tracing.amount_upper}]
clue:
  zh: 借据{repaid_loan_id}月末归还本金{repaid_amount:money}元，{measure}天后又向同一客户发放借据{loan_id}共{amount:money}元（月末月初各观察{threshold}天）。
  en: Principal of {repaid_amount:money} on loan {repaid_loan_id} was repaid at the month end; {measure} days later loan {loan_id} of {amount:money} was lent to the same customer (watched are {threshold} days on each side of the month end).
limits:
  zh: 只看报送为新增的借据；声明为借新还旧、续贷的不在其内。季节性资金需求会误报。
  en: It sees only receipts filed as new; declared roll-overs and renewals are left out. Seasonal needs are false alarms.
---*/
with at_month_end as (
    select
        institution_id,
        customer_id,
        loan_id,
        transaction_id,
        transacted_on,
        last_day(transacted_on) as month_end,
        amount
    from loan_movement
    where
        direction = 'credit'
        and transaction_type = 'principal_repayment'
        and date_diff('day', transacted_on, last_day(transacted_on)) < param('screening.month_end_days', as_of)
)
select
    fresh.institution_id,
    fresh.loan_id as subject_id,
    date_diff('day', max(old.transacted_on), fresh.issued_on) as measure,
    param('screening.month_end_days', as_of) as threshold,
    -- evidence
    fresh.loan_id,
    list(distinct old.transaction_id) as transaction_id,
    list(distinct old.loan_id) as repaid_loan_id,
    sum(old.amount) as repaid_amount,
    fresh.loan_amount as amount
from loan as fresh
inner join at_month_end as old
    on
        fresh.institution_id = old.institution_id
        and fresh.customer_id = old.customer_id
        and fresh.loan_id != old.loan_id
        and last_day(add_months(fresh.issued_on, -1)) = old.month_end
where
    fresh.issue_type = 'new'
    and date_diff('day', old.month_end, fresh.issued_on) <= param('screening.month_end_days', as_of)
group by fresh.institution_id, fresh.loan_id, fresh.issued_on, fresh.loan_amount
having
    sum(old.amount) >= param('tracing.amount_lower', as_of) * fresh.loan_amount
    and sum(old.amount) <= param('tracing.amount_upper', as_of) * fresh.loan_amount
