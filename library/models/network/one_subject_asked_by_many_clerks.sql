/*---
title:
  zh: 许多经办人查询同一对象
  en: Many clerks ask about one subject
question:
  zh: 哪些对象近来被同一机构的许多经办人以不同业务编号查询？
  en: About which subjects have many clerks of one institution lately asked, under several case numbers?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: network.look_days}, {parameter: network.subject_clerks}]
clue:
  zh: 对象{subject_id}近来被{measure}名经办人查询，达到{threshold}名，涉及{cases}个业务编号。
  en: Subject {subject_id} was lately asked about by {measure} clerks, as many as {threshold}, under {cases} case numbers.
limits:
  zh: 多次申请贷款的客户、银团项目会误报；不同机构各自查询的不在其内。
  en: A customer who applies often and syndicates are false alarms; questions of several institutions are left out.
---*/
select
    asker_code as institution_id,
    subject as subject_id,
    count(distinct clerk) as measure,
    param('network.subject_clerks', as_of) as threshold,
    -- evidence
    list(query_number) as query_number,
    count(distinct case_number) as cases
from network_query
where asker_code is not null and subject is not null and asked_on > add_days(as_of, -param('network.look_days', as_of)) and asked_on <= as_of
group by asker_code, subject
having count(distinct clerk) >= param('network.subject_clerks', as_of) and count(distinct case_number) > 1
