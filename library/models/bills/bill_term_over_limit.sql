/*---
title:
  zh: 商业汇票付款期限超限
  en: Bill runs longer than permitted
question:
  zh: 哪些汇票自出票日至到期日的期限超过规定？
  en: Which bills run longer from the day drawn to maturity than permitted?
kind: breach
subject: bill
recipient: institution
severity: medium
law: [{parameter: bills.term_months}]
clue:
  zh: 汇票{bill_number}由{drawer_name}于{drawn_on}签发，{matures_on}到期，期限超过{threshold}个月，票面{amount:money}元。
  en: Bill {bill_number}, drawn by {drawer_name} on {drawn_on}, matures on {matures_on}, over {threshold} months; face value {amount:money}.
limits:
  zh: 2023年以前的纸质汇票上限为六个月，这里按电子汇票的一年计。
  en: Before 2023 paper bills had six months; here the year of electronic bills is taken.
---*/
select
    institution_id,
    bill_number as subject_id,
    drawer_name,
    drawn_on,
    matures_on,
    full_months(drawn_on, matures_on) as measure,
    param('bills.term_months', drawn_on) as threshold,
    face_amount as amount,
    -- evidence
    bill_number
from bill_issued
where
    bill_status = 'normal'
    and matures_on > add_months(drawn_on, param('bills.term_months', drawn_on))
