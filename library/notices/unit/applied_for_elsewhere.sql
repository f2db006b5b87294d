/*---
code: C5
title:
  zh: 同一不动产另有在办的登记申请
  en: Another application is under way for the same unit
question:
  zh: 机构有在办登记申请的不动产单元上，在规定天数内收件、尚未办结的他人申请有哪些？
  en: For which units with an application of the institution under way does another lie with the registry, received within the days watched?
subject: unit
severity: high
service: real_estate.application
when: change
unique: [receipt_number]
law: [{parameter: screening.mortgage_case_days}]
clue:
  zh: 不动产单元{subject_id}（贵行申请的受理编号{reference}）另有他人的登记申请在办，与贵行申请的收件日期相距不超过{threshold}天；请在登簿前重新查询并核对。
  en: Another application is under way for property unit {subject_id} (receipt {reference} of your own application), received within {threshold} days of yours; query again and check before yours is recorded.
limits:
  zh: 注销申请不在其内；不告知是谁、申请什么、数额多少。银团各行分别申请的会误报。
  en: Applications to cancel are left out; neither whose, for what nor for how much is told. The members of a syndicate are false alarms.
---*/
select
    mine.institution_id,
    mine.subject_id,
    mine.reference,
    abs(date_diff('day', mine.received_on, other.received_on)) as measure,
    param('screening.mortgage_case_days', as_of) as threshold,
    -- evidence
    other.receipt_number
from application_exposure as mine
inner join property_application as other on mine.subject_id = other.unit_code
left join licence as own
    on mine.institution_id = own.institution_id and other.applicant_unified_code = own.unified_code
where
    own.unified_code is null
    and other.application_kind != 'cancel_mortgage'
    and other.received_on <= as_of
    and (other.decided_on is null or other.decided_on > as_of)
    and abs(date_diff('day', mine.received_on, other.received_on)) <= param('screening.mortgage_case_days', as_of)
