/*---
title:
  zh: 开票后短期内在本行贴现
  en: Bill is discounted at the same bank days after issue
question:
  zh: 哪些本行承兑的汇票签发几天后就在本行贴现，疑似套取资金？
  en: Which bills that the bank accepted were discounted at the same bank within days, as if to get cash?
kind: anomaly
subject: bill
recipient: institution
severity: medium
law: [{parameter: screening.quick_discount_days}]
clue:
  zh: 汇票{bill_number}由{drawer_name}于{drawn_on}签发，{measure}天后即由{customer_name}在本行贴现，票面{amount:money}元。
  en: Bill {bill_number}, drawn by {drawer_name} on {drawn_on}, was discounted at the same bank by {customer_name} {measure} days later; face value {amount:money}.
limits:
  zh: 在他行贴现的看不出来；收款人急需资金的正常贴现也会触发。
  en: Discounts at another bank are not seen; a payee who simply needs cash trips it too.
---*/
select
    bill.institution_id,
    bill.bill_number as subject_id,
    bill.drawer_name,
    discount.customer_name,
    bill.drawn_on,
    date_diff('day', bill.drawn_on, discount.discounted_on) as measure,
    param('screening.quick_discount_days', as_of) as threshold,
    bill.face_amount as amount,
    -- evidence
    bill.bill_number,
    discount.loan_id
from bill_issued as bill
inner join bill_discount as discount
    on bill.institution_id = discount.institution_id and bill.bill_number = discount.bill_number
where date_diff('day', bill.drawn_on, discount.discounted_on) <= param('screening.quick_discount_days', as_of)
