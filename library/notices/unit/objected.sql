/*---
code: C7
title:
  zh: 押品上有异议登记
  en: An objection stands on collateral
question:
  zh: 机构有敞口的不动产单元上，有哪些有效的异议登记？
  en: Which objections stand on units in which an institution has an exposure?
subject: unit
severity: high
service: real_estate.objection
when: change
unique: [objection_number]
law: [{parameter: registration.objection_days}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）自{registered_on}起有异议登记，异议人自登记之日起{threshold}日内不起诉即失效，期满日为{lapses_on}。
  en: "An objection stands on property unit {subject_id} (your reference {reference}) since {registered_on}; without a suit within {threshold} days of the entry it lapses after {lapses_on}."
limits:
  zh: 只提示登簿后仍有效的；已起诉的至裁判为止，登记机构未注销的一直提示。不告知异议人是谁、异议何事。
  en: Tells only of what still stands; with a suit until the registry ends the entry. Neither who objects nor to what is told.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', objection.registered_on, as_of) as measure,
    param('registration.objection_days', objection.registered_on) as threshold,
    -- evidence
    objection.objection_number,
    objection.registered_on,
    objection.lapses_on
from exposure
inner join property_objection as objection on exposure.subject_id = objection.unit_code
where
    exposure.subject_kind = 'unit'
    and objection.registered_on <= as_of
    and (objection.ended_on is null or objection.ended_on > as_of)
    and (objection.lapses_on >= as_of or objection.sued_on <= as_of)
