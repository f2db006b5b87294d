/*---
code: C3
title:
  zh: 查封将到期
  en: A seizure is about to end
question:
  zh: 机构有敞口的不动产单元上，哪些查封将在规定天数内到期？
  en: Which seizures on units with an exposure end within the days watched?
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
law: [{parameter: mortgage.seizure_watch_days}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）上的查封将于{ends_on}到期，还有{measure}天；到期未续封即失效，有轮候的依次生效。
  en: The seizure of property unit {subject_id} (your reference {reference}) ends on {ends_on}, in {measure} days; it lapses unless renewed, and one that waits takes effect.
limits:
  zh: 续封后终止日期改变，临近新的终止日期时另行提示。
  en: A renewal moves the end; it is told again when the new end comes near.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', as_of, seizure.ends_on) as measure,
    param('mortgage.seizure_watch_days', as_of) as threshold,
    -- evidence
    seizure.seizure_id,
    seizure.ends_on
from exposure
inner join property_seizure as seizure on exposure.subject_id = seizure.unit_code
where
    exposure.subject_kind = 'unit'
    and seizure.seizure_kind in ('live', 'pre_seizure')
    and date_diff('day', as_of, seizure.ends_on) <= param('mortgage.seizure_watch_days', as_of)
    and seizure.registered_on <= as_of
    and seizure.ends_on >= as_of
    and (seizure.released_on is null or seizure.released_on > as_of)
