/*---
title:
  zh: 经办人单日查询量远超平日
  en: A clerk asks far more than usual in a day
question:
  zh: 哪些经办人某一天的查询量达到其本人其余日子日均的若干倍？
  en: Which clerks asked on one day many times what they ask on their other days?
kind: anomaly
subject: employee
recipient: institution
severity: medium
unique: [asked_on]
law: [{parameter: network.look_days}, {parameter: network.habit_multiple}, {parameter: network.habit_floor}]
clue:
  zh: 经办人{subject_id}于{asked_on}查询{asked}次，是其其余日子日均的{measure}倍，超过{threshold}倍。
  en: Clerk {subject_id} asked {asked} times on {asked_on}, {measure} times the mean of the other days, over {threshold}.
limits:
  zh: 新上岗、集中清理业务的会误报；一直大量查询的看不出来。
  en: A new clerk or a clean-up is a false alarm; one who always asks much escapes.
---*/
with day as (
    select asker_code, clerk, asked_on, count(*) as asked, list(query_number) as query_number
    from network_query
    where asker_code is not null and clerk is not null and asked_on > add_days(as_of, -param('network.look_days', as_of)) and asked_on <= as_of
    group by asker_code, clerk, asked_on
),
habit as (
    select asker_code, clerk, count(*) as days, sum(asked) as asked_in_all
    from day
    group by asker_code, clerk
    having count(*) > 1
)
select
    day.asker_code as institution_id,
    day.clerk as subject_id,
    day.asked * (habit.days - 1) / nullif(habit.asked_in_all - day.asked, 0) as measure,
    param('network.habit_multiple', as_of) as threshold,
    -- evidence
    day.query_number,
    day.asked_on,
    day.asked
from day
inner join habit on day.asker_code = habit.asker_code and day.clerk = habit.clerk
where
    day.asked >= param('network.habit_floor', as_of)
    and day.asked * (habit.days - 1)
    > param('network.habit_multiple', as_of) * (habit.asked_in_all - day.asked)
