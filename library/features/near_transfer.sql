/*---
title: {zh: 可能成环的近额转账, en: Similar transfers that may close a circle}
about: {zh: 一行一笔达到追踪起点金额的转账：付款账户在观察期内也收到相近金额，收款账户也付出相近金额；收支频繁的账户不在其内。, en: "One row a transfer from the tracing minimum on whose giver gets a similar amount within the days of a circle and whose taker pays one; busy accounts stay outside."}
---*/
with transfer as (
    select
        institution_id,
        account_id,
        counterparty_account,
        amount,
        transacted_on,
        transaction_id
    from fund_payment
    where counterparty_account <> account_id and amount >= param('tracing.minimum_amount', as_of)
),
passed_on as (
    select a.institution_id, a.account_id, a.counterparty_account, a.amount, a.transacted_on, a.transaction_id
    from transfer as a
    where exists (
        select 1
        from transfer as b
        where
            b.account_id = a.counterparty_account
            and b.amount between a.amount * (1 - param('screening.cycle_tolerance', as_of)) and a.amount * (1 + param('screening.cycle_tolerance', as_of))
            and b.transacted_on between add_days(a.transacted_on, -param('screening.cycle_days', as_of)) and add_days(a.transacted_on, param('screening.cycle_days', as_of))
    )
)
select
    a.institution_id,
    a.account_id,
    a.counterparty_account,
    a.amount,
    a.transacted_on,
    a.transaction_id
from passed_on as a
where exists (
    select 1
    from passed_on as b
    where
        b.counterparty_account = a.account_id
        and b.amount between a.amount * (1 - param('screening.cycle_tolerance', as_of)) and a.amount * (1 + param('screening.cycle_tolerance', as_of))
        and b.transacted_on between add_days(a.transacted_on, -param('screening.cycle_days', as_of)) and add_days(a.transacted_on, param('screening.cycle_days', as_of))
)
