/*---
title:
  zh: 同日同额多笔转账
  en: Identical transfers between two accounts in a day
question:
  zh: 哪些账户在同一天与同一账户之间以完全相同的金额、同一方向多次转账，把一笔款拆成多笔？
  en: Which accounts send, or get from, one other account the very same amount several times in a day, one payment cut into many?
kind: anomaly
subject: account
recipient: institution
severity: medium
law: [{parameter: screening.repeated_transfer_count}, {parameter: screening.circle_minimum_amount}]
clue:
  zh: 账户{account_id}与{counterparty_account}之间于{transacted_on}同额转账{measure}笔，共{amount:money}元。
  en: "The same amount passed {measure} times between account {account_id} and {counterparty_account} on {transacted_on}, {amount:money} in all."
limits:
  zh: 商户消费、代发、缴费不在其内；受单笔限额所迫而分笔的会误报。
  en: Purchases, payrolls and bills stay outside; a limit on single transfers that forces parts is a false alarm.
---*/
with repeated as (
    select
        institution_id,
        account_id,
        counterparty_account,
        direction,
        amount,
        transacted_on,
        count(*) as transfers
    from deposit_movement
    where
        reversal = 'normal'
        and transaction_type = 'transfer'
        and counterparty_account is not null
        and amount >= param('screening.circle_minimum_amount', as_of)
    group by institution_id, account_id, counterparty_account, direction, amount, transacted_on
    having count(*) >= param('screening.repeated_transfer_count', as_of)
),
chosen as (
    select
        institution_id, account_id, counterparty_account, direction, amount, transacted_on, transfers,
        row_number() over (partition by institution_id, account_id order by transfers desc, amount desc, transacted_on) as choice
    from repeated
)
select
    c.institution_id,
    c.account_id as subject_id,
    c.transfers as measure,
    param('screening.repeated_transfer_count', as_of) as threshold,
    -- evidence
    c.account_id,
    c.counterparty_account,
    c.transacted_on,
    list(distinct m.transaction_id) as transaction_id,
    sum(m.amount) as amount
from chosen as c
inner join deposit_movement as m
    on
        c.institution_id = m.institution_id
        and c.account_id = m.account_id
        and c.counterparty_account = m.counterparty_account
        and c.direction = m.direction
        and c.amount = m.amount
        and c.transacted_on = m.transacted_on
where c.choice = 1 and m.reversal = 'normal' and m.transaction_type = 'transfer'
group by c.institution_id, c.account_id, c.transfers, c.counterparty_account, c.transacted_on
