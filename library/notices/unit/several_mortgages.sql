/*---
code: C4
title:
  zh: 同一不动产有多笔抵押
  en: Several mortgages stand on one unit
question:
  zh: 机构有敞口的不动产单元上，有效抵押达到规定笔数的有哪些？
  en: On which units with an exposure do as many mortgages stand as the limit says?
subject: unit
severity: medium
service: real_estate.mortgage
when: change
unique: [measure]
law: [{parameter: screening.mortgage_count}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）上现有{measure}笔有效抵押，达到{threshold}笔；请查询顺位并重估押品的剩余价值。
  en: "{measure} mortgages stand on property unit {subject_id} (your reference {reference}), as many as {threshold}; ask for the ranks and value what is left."
limits:
  zh: 不区分顺位先后；银团各行分别登记的会误报。不告知其他抵押权人及其数额。
  en: Does not look at ranks; the members of a syndicate are false alarms. Neither the other mortgagees nor their amounts are told.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    count(*) as measure,
    param('screening.mortgage_count', as_of) as threshold,
    -- evidence
    list(entry.mortgage_number) as mortgage_number
from exposure
inner join property_mortgage as entry on exposure.subject_id = entry.unit_code
where
    exposure.subject_kind = 'unit'
    and entry.registered_on <= as_of
    and (entry.cancelled_on is null or entry.cancelled_on > as_of)
group by exposure.institution_id, exposure.subject_id, exposure.reference
having count(*) >= param('screening.mortgage_count', as_of)
