/*---
title:
  zh: 新贷款偿还旧贷款未如实报送
  en: New loan repays an old one and is not filed as such
question:
  zh: 哪些报送为新增的贷款，发放后几日内同一客户的旧贷款即以相当金额归还？
  en: Which loans filed as new were followed within days by the repayment of an old loan of the same customer, for about the same amount?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.window_days}, {parameter: tracing.amount_lower}, {parameter: tracing.amount_upper}]
clue:
  zh: 借据{loan_id}于{issued_on}按新增发放{amount:money}元，{measure}天内（观察窗口{threshold}天）归还了同一客户旧借据{repaid_loan_id}本金{repaid_amount:money}元，五级分类为{five_class}。
  en: Loan {loan_id} of {amount:money} was issued as new on {issued_on}; within {measure} days (window {threshold}) principal of {repaid_amount:money} of the same customer's old loan {repaid_loan_id} was repaid; it is classed {five_class}.
limits:
  zh: 只比对时间和金额，不追踪资金；以自有资金归还旧贷款后恰逢发放新贷款的会误报，核查时看还款资金来源。
  en: It compares dates and amounts and does not trace the money; a customer who repaid from own funds just after a new loan is a false alarm, so look where the repayment came from.
---*/
with repayment as (
    select
        fresh.institution_id,
        fresh.loan_id,
        fresh.issued_on,
        fresh.five_class,
        fresh.loan_amount,
        moved.loan_id as repaid_loan_id,
        moved.transaction_id,
        moved.transacted_on,
        moved.amount
    from loan as fresh
    inner join loan_movement as moved
        on
            fresh.institution_id = moved.institution_id
            and fresh.customer_id = moved.customer_id
            and fresh.loan_id != moved.loan_id
    where
        fresh.issue_type = 'new'
        and fresh.five_class = 'normal'
        and fresh.principal_balance > 0
        and moved.direction = 'credit'
        and moved.transaction_type = 'principal_repayment'
        and moved.transacted_on between fresh.issued_on
        and add_days(fresh.issued_on, param('tracing.window_days', as_of))
)
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', issued_on, max(transacted_on)) as measure,
    param('tracing.window_days', as_of) as threshold,
    -- evidence
    loan_id,
    list(distinct repaid_loan_id) as repaid_loan_id,
    list(distinct transaction_id) as transaction_id,
    issued_on,
    five_class,
    sum(amount) as repaid_amount,
    loan_amount as amount
from repayment
group by institution_id, loan_id, issued_on, five_class, loan_amount
having
    sum(amount) >= param('tracing.amount_lower', as_of) * loan_amount
    and sum(amount) <= param('tracing.amount_upper', as_of) * loan_amount
