/*---
title: {zh: 资金环流, en: Money that goes round}
about: {zh: 一行一个账户所在的一个资金环：三至十次转账首尾相接，金额相等（半年内）或相近（十日内）；同一账户取次数最少、时间最短的一个。, en: "One row an account and a circle it lies on: three to ten transfers that close, of equal amounts (in half a year) or similar ones (in ten days); the shortest and quickest circle of an account counts."}
---*/
with closed as (
    select
        a.start_institution_id as institution_id,
        a.start_account as account_id,
        a.hops + b.hops as transfers,
        least(a.first_on, b.first_on) as first_on,
        greatest(a.last_on, b.last_on) as last_on,
        least(a.lowest, b.lowest) as amount,
        list_concat(a.institution_id, b.institution_id) as path_institution_id,
        list_concat(a.transaction_id, b.transaction_id) as transaction_id
    from circle_chain as a
    inner join circle_chain as b
        on
            a.end_account = b.start_account
            and a.start_account = b.end_account
            and a.bucket = b.bucket
            and a.days = b.days
    where
        a.hops between b.hops and b.hops + 1
        and a.hops > 1
        and date_diff('day', least(a.first_on, b.first_on), greatest(a.last_on, b.last_on)) <= a.days
        and greatest(a.highest, b.highest) <= least(a.lowest, b.lowest) * (1 + param('screening.cycle_tolerance', as_of))
),
chosen as (
    select
        institution_id, account_id, transfers, first_on, last_on, amount, path_institution_id, transaction_id,
        row_number() over (
            partition by institution_id, account_id order by transfers, date_diff('day', first_on, last_on), amount desc, last_on
        ) as choice
    from closed
)
select
    institution_id,
    account_id,
    transfers,
    first_on,
    last_on,
    amount,
    path_institution_id,
    transaction_id
from chosen
where choice = 1
