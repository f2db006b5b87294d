/*---
code: C9
title:
  zh: 申请在办期间登记了预告
  en: A pre-notice was recorded while an application is under way
question:
  zh: 机构有在办登记申请的不动产单元上，自收件以来登记的有效预告登记有哪些？
  en: Which pre-notices that stand were recorded on a unit since the institution's application for it was received?
subject: unit
severity: high
service: real_estate.pre_notice
when: change
unique: [pre_notice_number]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行申请的受理编号{reference}）在申请办理期间于{registered_on}登记了预告（{pre_notice_kind}）；未经预告登记权利人同意不予登簿，请重新查询并决定。
  en: A pre-notice ({pre_notice_kind}) was recorded on property unit {subject_id} on {registered_on} while your application (receipt {reference}) is under way; nothing is recorded without its holder's consent. Query again and decide.
limits:
  zh: 以日计，收件当日先于收件登记的也会提示，预购人自己的也在其内。不告知权利人是谁。
  en: Goes by days, so that what was recorded on the day of receipt, before it, is told too, a buyer's own included. Who holds it is not told.
---*/
select
    mine.institution_id,
    mine.subject_id,
    mine.reference,
    date_diff('day', mine.received_on, notice.registered_on) as measure,
    0 as threshold,
    -- evidence
    notice.pre_notice_number,
    notice.pre_notice_kind,
    notice.registered_on
from application_exposure as mine
inner join property_pre_notice as notice on mine.subject_id = notice.unit_code
where
    notice.registered_on between mine.received_on and as_of
    and (notice.ended_on is null or notice.ended_on > as_of)
