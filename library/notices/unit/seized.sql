/*---
code: C1
title:
  zh: 押品被查封或轮候查封
  en: Collateral is seized, or a seizure waits on it
question:
  zh: 机构有敞口的不动产单元上，有哪些尚未解除的查封和轮候查封？
  en: Which seizures stand or wait on units in which an institution has an exposure?
subject: unit
severity: high
service: real_estate.seizure
when: change
basis:
  whose: mortgagee
  certainty: sure
  zh: 《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第二十五条：查封抵押财产的，通知抵押权人
  en: "Provisions of the Supreme People's Court on Seizure in Civil Enforcement, Art. 25: on seizure the mortgagee is notified"
unique: [seizure_id, seizure_kind]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）自{registered_on}起有{seizure_kind}，期限至{ends_on}。
  en: Property unit {subject_id} (your reference {reference}) bears a seizure since {registered_on} ({seizure_kind}), until {ends_on}.
limits:
  zh: 只见登记簿上的查封；轮候查封转为查封时另提示一次。
  en: Sees the register's seizures only; one that waited and takes effect is told once more.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    seizure.waiting_order as measure,
    0 as threshold,
    -- evidence
    seizure.seizure_id,
    seizure.seizure_kind,
    seizure.registered_on,
    seizure.ends_on
from exposure
inner join property_seizure as seizure on exposure.subject_id = seizure.unit_code
where
    exposure.subject_kind = 'unit'
    and seizure.registered_on <= as_of
    and seizure.ends_on >= as_of
    and (seizure.released_on is null or seizure.released_on > as_of)
