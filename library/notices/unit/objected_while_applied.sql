/*---
code: C9
title:
  zh: 申请在办期间登记了异议
  en: An objection was recorded while an application is under way
question:
  zh: 机构有在办登记申请的不动产单元上，自收件以来登记的有效异议有哪些？
  en: Which objections that stand were recorded on a unit since the institution's application for it was received?
subject: unit
severity: high
service: real_estate.objection
when: change
unique: [objection_number]
law: [{parameter: registration.objection_days}]
clue:
  zh: 不动产单元{subject_id}（贵行申请的受理编号{reference}）在申请办理期间于{registered_on}登记了异议，异议人{threshold}日内不起诉即失效；请重新查询并决定。
  en: An objection was recorded on property unit {subject_id} on {registered_on} while your application (receipt {reference}) is under way; it lapses without a suit within {threshold} days. Query again and decide.
limits:
  zh: 以日计，收件当日先于收件登记的也会提示。不告知异议人是谁、异议何事。
  en: Goes by days, so that what was recorded on the day of receipt, before it, is told too. Neither who objects nor to what is told.
---*/
select
    mine.institution_id,
    mine.subject_id,
    mine.reference,
    date_diff('day', mine.received_on, objection.registered_on) as measure,
    param('registration.objection_days', objection.registered_on) as threshold,
    -- evidence
    objection.objection_number,
    objection.registered_on
from application_exposure as mine
inner join property_objection as objection on mine.subject_id = objection.unit_code
where
    objection.registered_on between mine.received_on and as_of
    and (objection.ended_on is null or objection.ended_on > as_of)
    and (objection.lapses_on >= as_of or objection.sued_on <= as_of)
