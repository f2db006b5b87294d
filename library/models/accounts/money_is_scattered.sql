/*---
title:
  zh: 集中转入、分散转出
  en: Money comes in at once and is scattered
question:
  zh: 哪些个人账户收到一笔大额款项后，数日内分散转给众多对手？
  en: Which personal accounts take in one large sum and scatter it to many takers within days?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: screening.fan_count}, {parameter: screening.fan_minimum_amount}, {parameter: screening.quick_turn_days}, {parameter: screening.pass_through_lower}, {parameter: screening.pass_through_upper}]
clue:
  zh: 账户{account_id}于{first_on}由{giver}转入{amount:money}元，数日内转给{measure}个对手，共{passed:money}元。
  en: "Account {account_id} took in {amount:money} from {giver} on {first_on} and sent {passed:money} on to {measure} takers within days."
limits:
  zh: 只看个人账户、数日之内；包工头发放工资、牵头人退款会误报，拖延分散的看不到。
  en: It sees personal accounts within days; a foreman paying wages or a refund to a group is a false alarm, slow scattering escapes.
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
large_receipt as (
    select institution_id, account_id, transacted_on, counterparty as giver, sum(amount) as taken
    from movement
    where direction = 'credit' and amount >= param('tracing.minimum_amount', as_of)
    group by institution_id, account_id, transacted_on, counterparty
    having sum(amount) >= param('screening.fan_minimum_amount', as_of)
),
scattered as (
    select
        p.institution_id,
        p.account_id,
        p.giver,
        p.taken,
        p.transacted_on as first_on,
        count(distinct m.counterparty) as takers,
        sum(m.amount) as passed,
        list(distinct m.transaction_id) as transaction_id,
        row_number() over (
            partition by p.institution_id, p.account_id order by count(distinct m.counterparty) desc, p.transacted_on
        ) as choice
    from large_receipt as p
    inner join movement as m on p.institution_id = m.institution_id and p.account_id = m.account_id
    where
        m.direction = 'debit'
        and m.counterparty <> p.giver
        and m.transacted_on between p.transacted_on and add_days(p.transacted_on, param('screening.quick_turn_days', as_of))
    group by p.institution_id, p.account_id, p.giver, p.taken, p.transacted_on
    having
        count(distinct m.counterparty) >= param('screening.fan_count', as_of)
        and sum(m.amount) >= param('screening.pass_through_lower', as_of) * p.taken
        and sum(m.amount) <= param('screening.pass_through_upper', as_of) * p.taken
)
select
    institution_id,
    account_id as subject_id,
    takers as measure,
    param('screening.fan_count', as_of) as threshold,
    -- evidence
    account_id,
    first_on,
    giver,
    passed,
    transaction_id,
    taken as amount
from scattered
where choice = 1
