/*---
title:
  zh: 分散转入、集中转出
  en: Money gathers from many and leaves at once
question:
  zh: 哪些个人账户在数日内由众多对手转入，随即集中转给一个对手？
  en: Which personal accounts gather money from many payers within days and send it on to one taker?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: screening.fan_count}, {parameter: screening.fan_minimum_amount}, {parameter: screening.quick_turn_days}, {parameter: screening.pass_through_lower}, {parameter: screening.pass_through_upper}]
clue:
  zh: 账户{account_id}自{first_on}起数日内由{measure}个对手转入{amount:money}元，随即转出{passed:money}元给{taker}。
  en: "Account {account_id} gathered {amount:money} from {measure} payers in the days from {first_on} and sent {passed:money} on to {taker}."
limits:
  zh: 只看个人账户、数日之内；代收货款的商户、团购牵头人会误报，逐日少量汇集的看不到。
  en: It sees personal accounts within days; a trader or the organiser of a group purchase is a false alarm, slow gathering escapes.
---*/
with movement as (
    select
        institution_id,
        account_id,
        direction,
        transacted_on,
        transaction_id,
        amount,
        coalesce(counterparty_account, counterparty_name) as counterparty
    from large_movement
    where owner_kind = 'person' and transaction_type = 'transfer'
),
large_payment as (
    select institution_id, account_id, transacted_on, counterparty as taker, sum(amount) as passed
    from movement
    where direction = 'debit' and amount >= param('tracing.minimum_amount', as_of)
    group by institution_id, account_id, transacted_on, counterparty
    having sum(amount) >= param('screening.pass_through_lower', as_of) * param('screening.fan_minimum_amount', as_of)
),
gathered as (
    select
        p.institution_id,
        p.account_id,
        p.taker,
        p.passed,
        min(m.transacted_on) as first_on,
        count(distinct m.counterparty) as payers,
        sum(m.amount) as taken,
        list(distinct m.transaction_id) as transaction_id,
        row_number() over (
            partition by p.institution_id, p.account_id order by count(distinct m.counterparty) desc, p.transacted_on
        ) as choice
    from large_payment as p
    inner join movement as m on p.institution_id = m.institution_id and p.account_id = m.account_id
    where
        m.direction = 'credit'
        and m.counterparty <> p.taker
        and m.transacted_on between add_days(p.transacted_on, -param('screening.quick_turn_days', as_of)) and p.transacted_on
    group by p.institution_id, p.account_id, p.taker, p.passed, p.transacted_on
    having
        count(distinct m.counterparty) >= param('screening.fan_count', as_of)
        and sum(m.amount) >= param('screening.fan_minimum_amount', as_of)
        and p.passed >= param('screening.pass_through_lower', as_of) * sum(m.amount)
        and p.passed <= param('screening.pass_through_upper', as_of) * sum(m.amount)
)
select
    institution_id,
    account_id as subject_id,
    payers as measure,
    param('screening.fan_count', as_of) as threshold,
    -- evidence
    account_id,
    first_on,
    taker,
    passed,
    transaction_id,
    taken as amount
from gathered
where choice = 1
