/*---
code: C10
title:
  zh: 贷款未还清而抵押登记已注销
  en: The mortgage is cancelled while the loan lives
question:
  zh: 机构仍有余额的押品中，机构自己的抵押登记新近已全部注销的有哪些？
  en: On which collateral in use have all of the institution's own mortgages lately been cancelled?
subject: unit
severity: critical
service: real_estate.mortgage
when: day
unique: [cancelled_on]
law: [{parameter: notices.event_days}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）上贵行的抵押登记已于{measure}天前注销，所担保贷款尚有余额；请立即核对是否误注销。
  en: Your mortgage on property unit {subject_id} (your reference {reference}) was cancelled {measure} days ago while the loan that it secured is outstanding; check at once whether in error.
limits:
  zh: 换证重办而有新登记的不在其内；注销后几日内重办尚未登簿的会误报。
  en: A new entry in place of the old one is left out; one renewed within days and not yet entered is a false alarm.
---*/
with cancelled as (
    select
        institution_id,
        unit_code,
        max(cancelled_on) as cancelled_on,
        list(mortgage_number) as mortgage_number
    from registered_mortgage
    group by institution_id, unit_code
    having max(case when cancelled_on is null or cancelled_on > as_of then 1 else 0 end) = 0
)
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', cancelled.cancelled_on, as_of) as measure,
    param('notices.event_days', as_of) as threshold,
    -- evidence
    cancelled.mortgage_number,
    cancelled.cancelled_on
from exposure
inner join cancelled
    on exposure.institution_id = cancelled.institution_id and exposure.subject_id = cancelled.unit_code
where
    exposure.subject_kind = 'unit'
    and exposure.is_owed = 1
    and date_diff('day', cancelled.cancelled_on, as_of) <= param('notices.event_days', as_of)
