/*---
title: {zh: 可追踪的支出, en: Payments that can be traced}
about: {zh: 存款账户可追踪金额的支出，不含收支频繁的账户。, en: "Payments out of deposit accounts that are large enough to trace, without those of busy accounts."}
inline: true
---*/
select
    m.institution_id,
    m.account_id,
    m.account_name,
    m.counterparty_account,
    m.counterparty_name,
    m.transacted_on,
    m.transacted_at,
    m.amount,
    m.balance_after,
    m.summary,
    m.transaction_type,
    m.transaction_id
from large_movement as m
where
    m.direction = 'debit'
    and not exists (select 1 from busy_account as b where b.account_id = m.account_id)
