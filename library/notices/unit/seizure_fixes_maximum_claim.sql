/*---
code: C2
title:
  zh: 查封使最高额抵押的债权确定
  en: A seizure fixes the claim of a maximum-amount mortgage
question:
  zh: 机构的最高额抵押权设立之后，抵押物新近被查封的有哪些？
  en: On which units was a seizure recorded after the institution's own maximum-amount mortgage?
subject: unit
severity: critical
service: real_estate.seizure
when: change
basis:
  whose: mortgagee
  certainty: sure
  zh: 《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第二十五条：查封抵押财产的，通知抵押权人
  en: "Provisions of the Supreme People's Court on Seizure in Civil Enforcement, Art. 25: on seizure the mortgagee is notified"
unique: [seizure_id]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）于{registered_on}被查封，在贵行最高额抵押权登记之后；抵押权人知道或应当知道查封时债权确定，请停止发放新贷款并核对。
  en: Property unit {subject_id} (your reference {reference}) was seized on {registered_on}, after your maximum-amount mortgage was recorded; the claim is fixed once the mortgagee knows or should know. Stop drawdowns and check.
limits:
  zh: 以登记簿所载为准；《民法典》第四百二十三条所列其他确定事由不在其内。
  en: Goes by the register; the other grounds of Art. 423 of the Civil Code are not looked at.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', min(own.registered_on), seizure.registered_on) as measure,
    0 as threshold,
    -- evidence
    seizure.seizure_id,
    seizure.registered_on
from exposure
inner join property_seizure as seizure on exposure.subject_id = seizure.unit_code
inner join registered_mortgage as own
    on exposure.institution_id = own.institution_id and exposure.subject_id = own.unit_code
where
    exposure.subject_kind = 'unit'
    and own.mortgage_kind = 'maximum'
    and own.cancelled_on is null
    and own.registered_on < seizure.registered_on
    and seizure.seizure_kind in ('live', 'pre_seizure')
    and seizure.registered_on <= as_of
    and seizure.ends_on >= as_of
    and (seizure.released_on is null or seizure.released_on > as_of)
group by
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    seizure.seizure_id,
    seizure.registered_on
