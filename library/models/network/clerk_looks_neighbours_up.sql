/*---
title:
  zh: 经办人查询相邻房产
  en: A clerk looks neighbours up
question:
  zh: 哪些经办人近来查询了许多彼此相邻的不动产单元？
  en: Which clerks have lately looked up many property units next to each other?
kind: anomaly
subject: employee
recipient: institution
severity: high
law: [{parameter: network.look_days}, {parameter: network.neighbour_digits}, {parameter: network.neighbour_distance}, {parameter: network.neighbour_days}, {parameter: network.neighbour_count}]
clue:
  zh: 经办人{subject_id}近来查询了{measure}个彼此相邻的不动产单元，达到{threshold}个，如{subject}。
  en: Clerk {subject_id} has lately looked up {measure} property units next to each other, as many as {threshold}, such as {subject}.
limits:
  zh: 楼盘按揭的集中查询会误报；只看单元号末尾数字相近的，隔楼相望的看不出来。
  en: A developer's buyers asked about together are a false alarm; only codes whose last digits are close are seen, not the house across the street.
---*/
with asked as (
    select
        asker_code,
        clerk,
        subject,
        query_number,
        asked_on,
        substring(subject, 1, length(subject) - param('network.neighbour_digits', as_of)) as place,
        substring(subject, length(subject) - param('network.neighbour_digits', as_of) + 1) as digits
    from network_query
    where
        asker_code is not null
        and clerk is not null
        and subject_kind = 'unit'
        and asked_on > add_days(as_of, -param('network.look_days', as_of))
        and asked_on <= as_of
),
unit as (
    select asker_code, clerk, subject, query_number, asked_on, place, cast(digits as double) as number
    from asked
    where regexp_matches(digits, '^[0-9]+$')
)
select
    one.asker_code as institution_id,
    one.clerk as subject_id,
    count(distinct one.subject) as measure,
    param('network.neighbour_count', as_of) as threshold,
    -- evidence
    list(distinct one.query_number) as query_number,
    list(distinct one.subject) as subject
from unit as one
inner join unit as other
    on one.asker_code = other.asker_code and one.clerk = other.clerk and one.place = other.place
where
    one.number != other.number
    and abs(one.number - other.number) <= param('network.neighbour_distance', as_of)
    and abs(date_diff('day', one.asked_on, other.asked_on)) <= param('network.neighbour_days', as_of)
group by one.asker_code, one.clerk
having count(distinct one.subject) >= param('network.neighbour_count', as_of)
