/*---
title:
  zh: 同日同额多笔转给同一账户
  en: Identical transfers to one account in a day
question:
  zh: 哪些账户在同一天以完全相同的金额多次转给同一账户，把一笔款拆成多笔？
  en: Which accounts send one account the very same amount several times in a day, cutting one payment into many?
kind: anomaly
subject: account
recipient: institution
severity: medium
law: [{parameter: screening.repeated_transfer_count}, {parameter: screening.circle_minimum_amount}]
clue:
  zh: 账户{account_id}于{transacted_on}向{counterparty_account}同额转账{measure}笔，共{amount:money}元。
  en: "Account {account_id} sent {counterparty_account} the same amount {measure} times on {transacted_on}, {amount:money} in all."
limits:
  zh: 商户消费、代发、缴费不在其内；受单笔限额所迫而分笔的会误报。
  en: Purchases, payrolls and bills stay outside; a limit on single transfers that forces parts is a false alarm.
---*/
with repeated as (
    select
        institution_id,
        account_id,
        counterparty_account,
        amount,
        transacted_on,
        count(*) as transfers,
        sum(amount) as moved,
        list(distinct transaction_id) as transaction_id
    from deposit_movement
    where
        direction = 'debit'
        and reversal = 'normal'
        and transaction_type = 'transfer'
        and counterparty_account is not null
        and amount >= param('screening.circle_minimum_amount', as_of)
    group by institution_id, account_id, counterparty_account, amount, transacted_on
    having count(*) >= param('screening.repeated_transfer_count', as_of)
),
chosen as (
    select
        institution_id, account_id, counterparty_account, amount, transacted_on, transfers, moved, transaction_id,
        row_number() over (partition by institution_id, account_id order by transfers desc, moved desc, transacted_on) as choice
    from repeated
)
select
    institution_id,
    account_id as subject_id,
    transfers as measure,
    param('screening.repeated_transfer_count', as_of) as threshold,
    -- evidence
    account_id,
    counterparty_account,
    transacted_on,
    transaction_id,
    moved as amount
from chosen
where choice = 1
