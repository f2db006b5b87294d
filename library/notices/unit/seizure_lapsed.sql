/*---
code: C3
title:
  zh: 查封到期未续
  en: A seizure has lapsed
question:
  zh: 机构有敞口的不动产单元上，哪些查封新近到期而未续封、未解封？
  en: Which seizures on units with an exposure have lately ended without renewal or release?
subject: unit
severity: low
service: real_estate.seizure
when: day
basis:
  whose: mortgagee
  certainty: sure
  zh: 《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第二十五条：查封抵押财产的，通知抵押权人
  en: "Provisions of the Supreme People's Court on Seizure in Civil Enforcement, Art. 25: on seizure the mortgagee is notified"
unique: [seizure_id, ends_on]
law: [{parameter: notices.event_days}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）上的查封已于{ends_on}到期，登记簿上未见续封；有轮候查封的，轮候在先者已自动生效。
  en: The seizure of property unit {subject_id} (your reference {reference}) ended on {ends_on} without renewal in the register; the first that waits, if any, has taken effect by itself.
limits:
  zh: 法院已续封而登记机构尚未记载的会误报。
  en: A renewal that the registry has not recorded yet is a false alarm.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', seizure.ends_on, as_of) as measure,
    param('notices.event_days', as_of) as threshold,
    -- evidence
    seizure.seizure_id,
    seizure.ends_on
from exposure
inner join property_seizure as seizure on exposure.subject_id = seizure.unit_code
where
    exposure.subject_kind = 'unit'
    and seizure.seizure_kind in ('live', 'pre_seizure')
    and seizure.released_on is null
    and seizure.ends_on < as_of
    and date_diff('day', seizure.ends_on, as_of) <= param('notices.event_days', as_of)
