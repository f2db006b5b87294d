/*---
title: {zh: 可能成环的转账, en: Transfers that may close a circle}
about: {zh: 等额转账与近额转账合为一表；bucket为连接键（等额为金额，近额为零），days为成环的观察天数。, en: "Equal and similar transfers in one table; bucket is the key on which they join (the amount, or zero), days the time in which the circle must close."}
---*/
select
    start_institution_id,
    account_id as start_account,
    counterparty_account as end_account,
    amount as bucket,
    param('screening.circle_days', as_of) as days,
    amount as lowest,
    amount as highest,
    transacted_on as first_on,
    transacted_on as last_on,
    institution_id,
    transaction_id
from equal_transfer
union all
select
    min(institution_id) as start_institution_id,
    account_id as start_account,
    counterparty_account as end_account,
    0 as bucket,
    param('screening.cycle_days', as_of) as days,
    amount as lowest,
    amount as highest,
    transacted_on as first_on,
    transacted_on as last_on,
    list(institution_id) as institution_id,
    list(transaction_id) as transaction_id
from near_transfer
group by account_id, counterparty_account, amount, transacted_on, transaction_id
