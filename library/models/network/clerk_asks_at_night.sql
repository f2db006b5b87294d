/*---
title:
  zh: 经办人多次在夜间查询
  en: A clerk asks at night again and again
question:
  zh: 哪些经办人近来多次在夜间查询？
  en: Which clerks have lately asked at night again and again?
kind: anomaly
subject: employee
recipient: institution
severity: medium
law: [{parameter: network.look_days}, {parameter: network.night_from}, {parameter: network.night_until}, {parameter: network.night_count}]
clue:
  zh: 经办人{subject_id}近来在夜间查询{measure}次，达到{threshold}次，最近一次在{last_on}。
  en: Clerk {subject_id} has lately asked {measure} times at night, as many as {threshold}, the last time on {last_on}.
limits:
  zh: 夜班、系统批量作业用个人账号的会误报；批量查询有自己的账号。
  en: Night shifts, and batch work under a person's name, are false alarms.
---*/
select
    asker_code as institution_id,
    clerk as subject_id,
    count(*) as measure,
    param('network.night_count', as_of) as threshold,
    -- evidence
    list(query_number) as query_number,
    max(asked_on) as last_on
from network_query
where
    asker_code is not null
    and clerk is not null
    and asked_on > add_days(as_of, -param('network.look_days', as_of)) and asked_on <= as_of
    and (asked_hour >= param('network.night_from', as_of) or asked_hour < param('network.night_until', as_of))
group by asker_code, clerk
having count(*) >= param('network.night_count', as_of)
