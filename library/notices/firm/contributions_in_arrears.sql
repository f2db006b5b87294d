/*---
code: E3
title:
  zh: 借款企业欠缴社会保险费
  en: A borrower is in arrears with social insurance
question:
  zh: 机构有敞口的企业中，已满月而未缴清社会保险费的月数达到规定月数的有哪些？
  en: Which firms with an exposure did not pay social insurance in full for as many months, each of them over, as the limit says?
subject: firm
severity: high
service: social_security.employer
when: change
unique: [month]
law: [{parameter: notices.stopped_months}]
clue:
  zh: 贵行客户{reference}有{measure}个月的社会保险费未缴清，达到{threshold}个月，最近一个月为{month}；请核实经营和还款能力。
  en: Your customer {reference} did not pay social insurance in full for {measure} months, as many as {threshold}, the last of them {month}; check its business and its ability to repay.
limits:
  zh: 经批准缓缴的会误报；当月未满的不计。不告知欠缴数额。
  en: A deferral that was granted is a false alarm; the current month does not count. The amount is not told.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    count(*) as measure,
    param('notices.stopped_months', as_of) as threshold,
    -- evidence
    owed.unified_code,
    max(owed.month) as month
from exposure
inner join employer_contribution as owed on exposure.subject_id = owed.unified_code
where
    exposure.subject_kind = 'firm'
    and owed.amount_paid < owed.amount_due
    and add_months(owed.month, 1) <= as_of
group by exposure.institution_id, exposure.subject_id, exposure.reference, owed.unified_code
having count(*) >= param('notices.stopped_months', as_of)
