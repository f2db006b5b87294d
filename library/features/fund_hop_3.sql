/*---
title: {zh: 贷款资金第三跳, en: Third transfer of the money of a loan}
about: {zh: 接上一跳的收款账户继续追踪；范围与稀释检验同第一跳，确定性取各跳中最弱的。, en: "Traced on from the account of the transfer before; range and dilution test as for the first, and the weakest grade of all counts."}
---*/
with outflow as (
    select
        f.institution_id,
        f.loan_id,
        f.customer_id,
        f.start_account,
        concat(f.path_id, '>', f.end_account, coalesce(f.end_counterparty_name, '')) as path_id,
        f.amount_in,
        f.amount_at_end as arrived,
        f.is_certain,
        f.is_diluted,
        f.path_institution_id as earlier_institution_id,
        f.transaction_id as earlier_id,
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
            partition by f.institution_id, f.loan_id, f.path_id, f.end_account, f.end_counterparty_name
            order by p.transacted_on, p.transacted_at, p.transaction_id
        ) as paid
    from fund_hop_2 as f
    inner join fund_payment as p on f.end_account = p.account_id
    where
        f.end_account <> f.start_account
        and p.transacted_on between f.first_on and add_days(f.ended_on, param('tracing.window_days', as_of))
)
select
    institution_id,
    loan_id,
    customer_id,
    start_account,
    path_id,
    amount_in,
    counterparty_account as end_account,
    counterparty_name as end_counterparty_name,
    max(summary) as end_summary,
    max(transaction_type) as end_transaction_type,
    min(transacted_on) as first_on,
    max(transacted_on) as ended_on,
    sum(amount) as amount_at_end,
    case when sum(amount) > max(paid + balance_after) - arrived then is_certain else 0 end as is_certain,
    case when max(paid + balance_after) - max(paid) >= arrived then 1 else is_diluted end as is_diluted,
    list_concat(earlier_institution_id, list(distinct payer_institution_id)) as path_institution_id,
    list_concat(earlier_id, list(distinct transaction_id)) as transaction_id
from outflow
group by
    institution_id, loan_id, customer_id, start_account, path_id, amount_in, arrived, is_certain, is_diluted, earlier_institution_id,
    earlier_id, counterparty_account, counterparty_name
having
    sum(amount) between param('tracing.amount_lower', as_of) * amount_in and param('tracing.amount_upper', as_of) * amount_in
