/*---
title:
  zh: 柜员自我授权
  en: Teller authorises own transactions
question:
  zh: 哪些柜员办理的交易由本人授权？
  en: Which tellers authorised transactions that they handled themselves?
kind: breach
subject: employee
recipient: institution
severity: high
law: [{parameter: tracing.minimum_amount}]
clue:
  zh: 柜员{employee_id}本人办理并授权的交易{measure}笔，共{amount:money}元。
  en: "Teller {employee_id} handled and authorised {measure} transactions, {amount:money} in all."
limits:
  zh: 只看工号相同；两人共用密码、互相代授权的看不到。
  en: It sees equal employee numbers only; shared passwords and mutual favours escape.
---*/
with movement as (
    select institution_id, teller_id, authoriser_id, transaction_id, amount
    from deposit_movement
    where teller_id = authoriser_id and amount >= param('tracing.minimum_amount', as_of)
    union all
    select institution_id, teller_id, authoriser_id, transaction_id, amount
    from internal_movement
    where teller_id = authoriser_id and amount >= param('tracing.minimum_amount', as_of)
)
select
    m.institution_id,
    m.teller_id as subject_id,
    count(distinct m.transaction_id) as measure,
    1 as threshold,
    -- evidence
    m.teller_id as employee_id,
    list(distinct m.transaction_id) as transaction_id,
    sum(m.amount) as amount
from movement as m
group by m.institution_id, m.teller_id
