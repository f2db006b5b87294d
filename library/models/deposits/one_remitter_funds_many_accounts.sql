/*---
title:
  zh: 同一汇款人同日为多个账户注资
  en: One remitter funds many accounts in a day
question:
  zh: 哪些汇款账户同一日向同一网点的多名个人大额汇款，疑似中介组织存款？
  en: Which accounts remit large sums to many persons at one branch on one day, as a broker of deposits would?
kind: anomaly
subject: account
recipient: institution
severity: medium
law: [{parameter: screening.remitter_account_count}, {parameter: screening.funded_deposit_amount}]
clue:
  zh: 账户{counterparty_account}（{counterparty_name}）于{transacted_on}向本行{branch_id}网点的{measure}名个人各汇入大额资金，共{amount:money}元。
  en: "Account {counterparty_account} ({counterparty_name}) remitted large sums to {measure} persons at branch {branch_id} on {transacted_on}, {amount:money} in all."
limits:
  zh: 代发工资、奖金不在其内；分散到多日、多网点的看不到。
  en: Payrolls stay outside; money spread over several days or branches escapes.
---*/
with funded as (
    select
        institution_id,
        counterparty_account,
        branch_id,
        transacted_on,
        max(counterparty_name) as counterparty_name,
        count(distinct customer_id) as customers,
        list(distinct transaction_id) as transaction_id,
        sum(amount) as remitted
    from large_movement
    where
        owner_kind = 'person'
        and direction = 'credit'
        and transaction_type not in ('agency_payment', 'interest', 'loan_disbursement')
        and counterparty_account is not null
        and amount >= param('screening.funded_deposit_amount', as_of)
    group by institution_id, counterparty_account, branch_id, transacted_on
),
chosen as (
    select
        institution_id, counterparty_account, branch_id, transacted_on, counterparty_name, customers, transaction_id, remitted,
        row_number() over (partition by institution_id, counterparty_account order by customers desc, transacted_on, branch_id) as choice
    from funded
    where customers >= param('screening.remitter_account_count', as_of)
)
select
    institution_id,
    counterparty_account as subject_id,
    customers as measure,
    param('screening.remitter_account_count', as_of) as threshold,
    -- evidence
    counterparty_account,
    counterparty_name,
    branch_id,
    transacted_on,
    transaction_id,
    remitted as amount
from chosen
where choice = 1
