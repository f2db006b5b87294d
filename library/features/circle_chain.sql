/*---
title: {zh: 转账链, en: Chain of transfers}
about: {zh: 一行一条一至五次转账的链，金额相等或相近，落在观察天数内，不论先后；两条链首尾相接即成环。, en: "One row a chain of one to five transfers of equal or similar amounts within the days of a circle, in whatever order; two chains that meet at both ends are a circle."}
---*/
with chain_2 as (
    select
        a.start_institution_id, a.start_account, b.end_account, a.bucket, a.days, least(a.lowest, b.lowest) as lowest,
        greatest(a.highest, b.highest) as highest, least(a.first_on, b.first_on) as first_on,
        greatest(a.last_on, b.last_on) as last_on, list_concat(a.institution_id, b.institution_id) as institution_id,
        list_concat(a.transaction_id, b.transaction_id) as transaction_id
    from circle_transfer as a
    inner join circle_transfer as b on a.end_account = b.start_account and a.bucket = b.bucket and a.days = b.days
    where
        a.start_account <> b.end_account
        and date_diff('day', least(a.first_on, b.first_on), greatest(a.last_on, b.last_on)) <= a.days
        and greatest(a.highest, b.highest) <= least(a.lowest, b.lowest) * (1 + param('screening.cycle_tolerance', as_of))
),
chain_3 as (
    select
        a.start_institution_id, a.start_account, b.end_account, a.bucket, a.days, least(a.lowest, b.lowest) as lowest,
        greatest(a.highest, b.highest) as highest, least(a.first_on, b.first_on) as first_on,
        greatest(a.last_on, b.last_on) as last_on, list_concat(a.institution_id, b.institution_id) as institution_id,
        list_concat(a.transaction_id, b.transaction_id) as transaction_id
    from chain_2 as a
    inner join circle_transfer as b on a.end_account = b.start_account and a.bucket = b.bucket and a.days = b.days
    where
        a.start_account <> b.end_account
        and date_diff('day', least(a.first_on, b.first_on), greatest(a.last_on, b.last_on)) <= a.days
        and greatest(a.highest, b.highest) <= least(a.lowest, b.lowest) * (1 + param('screening.cycle_tolerance', as_of))
),
chain_4 as (
    select
        a.start_institution_id, a.start_account, b.end_account, a.bucket, a.days, least(a.lowest, b.lowest) as lowest,
        greatest(a.highest, b.highest) as highest, least(a.first_on, b.first_on) as first_on,
        greatest(a.last_on, b.last_on) as last_on, list_concat(a.institution_id, b.institution_id) as institution_id,
        list_concat(a.transaction_id, b.transaction_id) as transaction_id
    from chain_2 as a
    inner join chain_2 as b on a.end_account = b.start_account and a.bucket = b.bucket and a.days = b.days
    where
        a.start_account <> b.end_account
        and date_diff('day', least(a.first_on, b.first_on), greatest(a.last_on, b.last_on)) <= a.days
        and greatest(a.highest, b.highest) <= least(a.lowest, b.lowest) * (1 + param('screening.cycle_tolerance', as_of))
),
chain_5 as (
    select
        a.start_institution_id, a.start_account, b.end_account, a.bucket, a.days, least(a.lowest, b.lowest) as lowest,
        greatest(a.highest, b.highest) as highest, least(a.first_on, b.first_on) as first_on,
        greatest(a.last_on, b.last_on) as last_on, list_concat(a.institution_id, b.institution_id) as institution_id,
        list_concat(a.transaction_id, b.transaction_id) as transaction_id
    from chain_3 as a
    inner join chain_2 as b on a.end_account = b.start_account and a.bucket = b.bucket and a.days = b.days
    where
        a.start_account <> b.end_account
        and date_diff('day', least(a.first_on, b.first_on), greatest(a.last_on, b.last_on)) <= a.days
        and greatest(a.highest, b.highest) <= least(a.lowest, b.lowest) * (1 + param('screening.cycle_tolerance', as_of))
)
select 1 as hops, start_institution_id, start_account, end_account, bucket, days, lowest, highest, first_on, last_on, institution_id, transaction_id
from circle_transfer
union all
select 1 + 1 as hops, start_institution_id, start_account, end_account, bucket, days, lowest, highest, first_on, last_on, institution_id, transaction_id
from chain_2
union all
select 1 + 1 + 1 as hops, start_institution_id, start_account, end_account, bucket, days, lowest, highest, first_on, last_on, institution_id, transaction_id
from chain_3
union all
select 1 + 1 + 1 + 1 as hops, start_institution_id, start_account, end_account, bucket, days, lowest, highest, first_on, last_on, institution_id, transaction_id
from chain_4
union all
select 1 + 1 + 1 + 1 + 1 as hops, start_institution_id, start_account, end_account, bucket, days, lowest, highest, first_on, last_on, institution_id, transaction_id
from chain_5
