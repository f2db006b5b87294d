/*---
title:
  zh: 按揭贷款首付比例不足
  en: Down payment of a mortgage is too small
question:
  zh: 哪些住房按揭的首付款低于登记成交价的最低首付比例？
  en: Which home mortgages leave a down payment below the minimum share of the registered price?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: mortgage.first_home_down_payment}]
clue:
  zh: 借据{loan_id}于{issued_on}发放按揭{loan_amount:money}元，登记成交价{price:money}元，首付比例{measure:percent}，低于{threshold:percent}，差额{amount:money}元。
  en: Mortgage {loan_id} of {loan_amount:money} was issued on {issued_on} for a home registered at {price:money}; the down payment is {measure:percent}, below {threshold:percent}, short by {amount:money}.
limits:
  zh: 按全国首套下限判断，二套和地方更高的比例未计；以登记成交价为准，装修、车位另计价的会误报。
  en: Judged by the national floor for first homes; higher floors for second homes and cities are not applied. It takes the registered price; parking or fittings priced apart are false alarms.
---*/
select
    institution_id,
    loan_id as subject_id,
    (price - loan_amount) / nullif(price, 0) as measure,
    param('mortgage.first_home_down_payment', issued_on) as threshold,
    -- evidence
    loan_id,
    transfer_id,
    contract_number,
    issued_on,
    price,
    loan_amount,
    loan_amount - (1 - param('mortgage.first_home_down_payment', issued_on)) * price as amount
from financed_purchase
where
    loan_amount > (1 - param('mortgage.first_home_down_payment', issued_on)) * price
    and principal_balance > 0
