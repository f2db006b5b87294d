/*---
title: {zh: 贷款资金第一跳, en: First transfer of the money of a loan}
about: {zh: 一行一笔借据自起点账户付给一个对手的资金，追踪期内合计与放款额相当；稀释检验：支出大于入账前余额加其间其他入账的，必含贷款资金；支出后余额仍不少于入账额的，已被稀释。, en: "One row a loan and a counterparty paid from its start, adding up to about the loan within the window. Dilution test: payments larger than the balance before the money came plus what else came must contain it; if the balance afterwards still covers the money, it is diluted."}
---*/
with outflow as (
    select
        f.institution_id,
        f.loan_id,
        f.customer_id,
        f.start_account,
        concat(f.start_account, '@', f.arrived_on, '=', f.arrived) as path_id,
        f.arrived,
        p.institution_id as payer_institution_id,
        p.counterparty_account,
        p.counterparty_name,
        p.transacted_on,
        p.amount,
        p.balance_after,
        p.summary,
        p.transaction_type,
        p.transaction_id,
        sum(p.amount) over (
            partition by f.institution_id, f.loan_id, f.start_account, f.arrived_on, f.arrived
            order by p.transacted_on, p.transacted_at, p.transaction_id
        ) as paid
    from fund_start as f
    inner join fund_payment as p on f.start_account = p.account_id
    where p.transacted_on between f.arrived_on and add_days(f.arrived_on, param('tracing.window_days', as_of))
)
select
    institution_id,
    loan_id,
    customer_id,
    start_account,
    path_id,
    arrived as amount_in,
    counterparty_account as end_account,
    counterparty_name as end_counterparty_name,
    max(summary) as end_summary,
    max(transaction_type) as end_transaction_type,
    min(transacted_on) as first_on,
    max(transacted_on) as ended_on,
    sum(amount) as amount_at_end,
    -- balance and payments so far add up to the balance before and everything that came in; the rest without the loan is own money
    case when sum(amount) > max(paid + balance_after) - arrived then 1 else 0 end as is_certain,
    case when max(paid + balance_after) - max(paid) >= arrived then 1 else 0 end as is_diluted,
    list(distinct payer_institution_id) as path_institution_id,
    list(distinct transaction_id) as transaction_id
from outflow
group by institution_id, loan_id, customer_id, start_account, path_id, arrived, counterparty_account, counterparty_name
having
    sum(amount) between param('tracing.amount_lower', as_of) * arrived and param('tracing.amount_upper', as_of) * arrived
