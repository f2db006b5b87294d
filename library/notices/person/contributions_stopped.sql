/*---
code: E3
title:
  zh: 借款人社会保险停缴
  en: A borrower's social insurance stopped
question:
  zh: 机构有敞口的个人中，社会保险最近实缴月份已落后规定月数以上的有哪些？
  en: For which persons with an exposure was the last month paid further back than allowed?
subject: person
severity: medium
service: social_security.contribution
when: change
unique: [month]
law: [{parameter: notices.stopped_months}]
clue:
  zh: 贵行客户{reference}的社会保险最近实缴月份为{month}，至今{measure}个月，达到{threshold}个月。
  en: The last month of social insurance paid for your customer {reference} is {month}, {measure} months ago, as many as {threshold}.
limits:
  zh: 退休、转入外地的会误报；从未参保的不在其内。
  en: Retirement and a move to another city are false alarms; persons never insured are left out.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    full_months(max(paid.month), as_of) as measure,
    param('notices.stopped_months', as_of) as threshold,
    -- evidence
    paid.id_number,
    max(paid.month) as month
from exposure
inner join social_security_record as paid on exposure.subject_id = paid.id_number
where
    exposure.subject_kind = 'person'
    and paid.paid_on is not null
    and paid.month <= as_of
group by exposure.institution_id, exposure.subject_id, exposure.reference, paid.id_number
having full_months(max(paid.month), as_of) >= param('notices.stopped_months', as_of)
