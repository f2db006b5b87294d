/*---
title:
  zh: 一个业务编号查询了许多对象
  en: One case number serves for many subjects
question:
  zh: 哪些业务编号下查询的对象多到不像同一笔业务？
  en: Under which case numbers were more subjects asked about than one case can concern?
kind: anomaly
subject: contract
recipient: institution
severity: high
law: [{parameter: network.look_days}, {parameter: network.case_subjects}]
clue:
  zh: 业务编号{subject_id}近来用于查询{measure}个对象，达到{threshold}个，经办人：{clerk}；可能以一个编号代替各笔业务。
  en: Case number {subject_id} has lately served for {measure} subjects, as many as {threshold}, by {clerk}; it may stand in the place of a case for each.
limits:
  zh: 集团客户、楼盘按揭以一个编号办理的会误报；依法定职责的查询不看。
  en: Groups and a developer's buyers under one number are false alarms; statutory queries are left out.
---*/
select
    asker_code as institution_id,
    case_number as subject_id,
    count(distinct subject) as measure,
    param('network.case_subjects', as_of) as threshold,
    -- evidence
    list(query_number) as query_number,
    list(distinct clerk) as clerk
from network_query
where
    asker_code is not null
    and case_number is not null
    and purpose in ('mortgage', 'loan', 'after_loan', 'underwriting')
    and asked_on > add_days(as_of, -param('network.look_days', as_of)) and asked_on <= as_of
group by asker_code, case_number
having count(distinct subject) >= param('network.case_subjects', as_of)
