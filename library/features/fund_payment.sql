/*---
title: {zh: 可追踪的支出, en: Payments that can be traced}
about: {zh: 存款账户的正常支出，不含日均支出笔数过多、资金混同的账户。, en: "Payments out of deposit accounts, without those of accounts that pay so often that their money is mixed beyond tracing."}
inline: true
---*/
with busy_account as (
    select account_id
    from deposit_movement
    where direction = 'debit' and reversal = 'normal'
    group by account_id
    having
        count(*) > param('tracing.busy_account_payments', as_of)
        * (date_diff('day', min(transacted_on), max(transacted_on)) + 1)
)
select
    m.account_id,
    m.counterparty_account,
    m.counterparty_name,
    m.transacted_on,
    m.transacted_at,
    m.amount,
    m.balance_after,
    m.summary,
    m.transaction_type,
    m.transaction_id
from deposit_movement as m
where
    m.direction = 'debit'
    and m.reversal = 'normal'
    and not exists (select 1 from busy_account as b where b.account_id = m.account_id)
