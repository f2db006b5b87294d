/*---
title: {zh: 可能成环的等额转账, en: Equal transfers that may close a circle}
about: {zh: 一行一天一对账户间的一种金额：收款账户也付出同一金额，付款账户也收到同一金额，且该金额并不常见。, en: "One row a day, a pair of accounts and an amount: the taker pays the very amount too, the giver gets it too, and the amount is not a common one."}
---*/
with unusual as (
    select amount
    from deposit_movement
    where direction = 'debit' and reversal = 'normal' and transaction_type = 'transfer' and amount >= param('screening.circle_minimum_amount', as_of)
    group by amount
    having count(*) > 1 + 1 and count(*) <= param('screening.circle_common_amount', as_of)
),
transfer as (
    select
        institution_id,
        account_id,
        counterparty_account,
        amount,
        transacted_on,
        transaction_id
    from deposit_movement
    where
        direction = 'debit'
        and reversal = 'normal'
        and transaction_type = 'transfer'
        and counterparty_account <> account_id
        and amount in (select amount from unusual)
),
passed_on as (
    select a.institution_id, a.account_id, a.counterparty_account, a.amount, a.transacted_on, a.transaction_id
    from transfer as a
    where exists (select 1 from transfer as b where b.account_id = a.counterparty_account and b.amount = a.amount)
)
select
    a.account_id,
    a.counterparty_account,
    a.amount,
    a.transacted_on,
    min(a.institution_id) as start_institution_id,
    list(distinct a.institution_id) as institution_id,
    list(distinct a.transaction_id) as transaction_id
from passed_on as a
where exists (select 1 from passed_on as b where b.counterparty_account = a.account_id and b.amount = a.amount)
group by a.account_id, a.counterparty_account, a.amount, a.transacted_on
