/*---
code: C9
title:
  zh: 申请在办期间登记了他人的抵押
  en: Another's mortgage was recorded while an application is under way
question:
  zh: 机构有在办登记申请的不动产单元上，自收件以来登记的他人抵押有哪些？
  en: Which mortgages of others were recorded on a unit since the institution's application for it was received?
subject: unit
severity: high
service: real_estate.mortgage
when: change
unique: [mortgage_number]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行申请的受理编号{reference}）在申请办理期间于{registered_on}登记了他人的抵押（{mortgage_kind}）；贵行的抵押登簿后顺位在其后，请重新查询并决定。
  en: Another's mortgage ({mortgage_kind}) was recorded on property unit {subject_id} on {registered_on} while your application (receipt {reference}) is under way; yours would rank after it. Query again and decide.
limits:
  zh: 以日计，收件当日先于收件登记的也会提示。不告知抵押权人及其数额。
  en: Goes by days, so that what was recorded on the day of receipt, before it, is told too. Neither the mortgagee nor the amount is told.
---*/
select
    mine.institution_id,
    mine.subject_id,
    mine.reference,
    date_diff('day', mine.received_on, entry.registered_on) as measure,
    0 as threshold,
    -- evidence
    entry.mortgage_number,
    entry.mortgage_kind,
    entry.registered_on
from application_exposure as mine
inner join property_mortgage as entry on mine.subject_id = entry.unit_code
left join licence as own
    on mine.institution_id = own.institution_id and entry.mortgagee_unified_code = own.unified_code
where
    own.unified_code is null
    and entry.registered_on between mine.received_on and as_of
    and (entry.cancelled_on is null or entry.cancelled_on > as_of)
