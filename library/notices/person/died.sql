/*---
code: E3
title:
  zh: 借款人死亡
  en: A borrower has died
question:
  zh: 机构有敞口的个人中，哪些已登记死亡？
  en: Which persons with an exposure are recorded as dead?
subject: person
severity: high
service: civil_affairs.death
when: change
law: []
clue:
  zh: 贵行客户{reference}已有死亡登记；请停止发放并联系继承人或担保人。
  en: The death of your customer {reference} is on record; stop drawdowns and turn to heirs or guarantors.
limits:
  zh: 不告知死亡日期；未登记的看不出来。
  en: The day is not told; a death that nobody recorded escapes.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    1 as measure,
    1 as threshold,
    -- evidence
    entry.id_number
from exposure
inner join death as entry on exposure.subject_id = entry.id_number
where exposure.subject_kind = 'person' and entry.registered_on <= as_of
