/*---
code: C9
title:
  zh: 申请在办期间不动产被查封
  en: The unit was seized while an application is under way
question:
  zh: 机构有在办登记申请的不动产单元上，自收件以来登记的查封和轮候查封有哪些？
  en: Which seizures were recorded on a unit since the institution's application for it was received?
subject: unit
severity: critical
service: real_estate.seizure
when: change
unique: [seizure_id, seizure_kind]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行申请的受理编号{reference}）在申请办理期间于{registered_on}登记了{seizure_kind}；查封期间不予登簿，请终止或等待。
  en: A seizure was recorded on property unit {subject_id} on {registered_on} ({seizure_kind}) while your application (receipt {reference}) is under way; nothing is recorded over it. Stop, or wait.
limits:
  zh: 以日计，收件当日先于收件登记的也会提示；只见登记簿上的查封。
  en: Goes by days, so that what was recorded on the day of receipt, before it, is told too; sees the register's seizures only.
---*/
select
    mine.institution_id,
    mine.subject_id,
    mine.reference,
    date_diff('day', mine.received_on, seizure.registered_on) as measure,
    0 as threshold,
    -- evidence
    seizure.seizure_id,
    seizure.seizure_kind,
    seizure.registered_on
from application_exposure as mine
inner join property_seizure as seizure on mine.subject_id = seizure.unit_code
where
    seizure.registered_on between mine.received_on and as_of
    and seizure.ends_on >= as_of
    and (seizure.released_on is null or seizure.released_on > as_of)
