/*---
title:
  zh: 存款账户在户主死亡后仍有支取
  en: Account still paid out after its owner's death
question:
  zh: 哪些个人存款账户在户主死亡一段时间之后仍发生主动支取？
  en: From which personal accounts was money actively taken long after the owner's death?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: screening.death_movement_days}]
clue:
  zh: 账户{account_id}的户主于{died_on}死亡，最晚在{measure}天后仍有支取，超过{threshold}天，共{payments}笔{amount:money}元，疑为他人冒用。
  en: The owner of account {account_id} died on {died_on}; money was taken up to {measure} days later, over {threshold}, {amount:money} in {payments} payment(s). Somebody else may be using it.
limits:
  zh: 家属办理丧葬、依法继承支取会误报；自动扣款、结息不计。
  en: Families paying for a funeral or lawful heirs raise false alarms; direct debits and interest are not counted.
---*/
with owner as (
    select
        customer.institution_id,
        customer.customer_id,
        death.id_number,
        death.died_on
    from death
    inner join individual_customer as customer on death.id_number = customer.id_number
),

taken as (
    select
        moved.institution_id,
        moved.account_id,
        moved.transaction_id,
        moved.amount,
        owner.id_number,
        owner.died_on,
        date_diff('day', owner.died_on, moved.transacted_on) as days
    from personal_deposit_movement as moved
    inner join owner on moved.institution_id = owner.institution_id and moved.customer_id = owner.customer_id
    where
        moved.direction = 'debit'
        and moved.reversal = 'normal'
        and moved.transaction_type in ('transfer', 'cash_withdrawal', 'purchase', 'investment', 'bank_securities')
)

select
    institution_id,
    account_id as subject_id,
    max(days) as measure,
    param('screening.death_movement_days', as_of) as threshold,
    -- evidence
    account_id,
    id_number,
    list(distinct transaction_id) as transaction_id,
    died_on,
    count(*) as payments,
    sum(amount) as amount
from taken
where days > param('screening.death_movement_days', as_of)
group by institution_id, account_id, id_number, died_on
