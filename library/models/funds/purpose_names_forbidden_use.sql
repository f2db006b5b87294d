/*---
title:
  zh: 贷款用途写明购房、投资
  en: Purpose of the loan itself names property or investment
question:
  zh: 哪些流动资金、经营性、消费贷款的借据用途写明购房、首付、商铺，或炒股、理财？
  en: Which working capital, business or consumer loans name a house, a down payment, a shop, shares or wealth products as their purpose?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: tracing.minimum_amount}, {parameter: keywords.property_purpose}, {parameter: keywords.securities}, {parameter: keywords.wealth_purchase}]
clue:
  zh: 借据{loan_id}金额{amount:money}元，用途写为“{purpose}”。
  en: "Loan {loan_id} of {amount:money} states its purpose as “{purpose}”."
limits:
  zh: 只看用途文字；如实写明装修、租金等正当用途但含关键词的会误报。
  en: It reads the words of the purpose only; a proper purpose that happens to hold such a word is a false alarm.
---*/
select
    institution_id,
    loan_id as subject_id,
    loan_amount as measure,
    param('tracing.minimum_amount', as_of) as threshold,
    -- evidence
    loan_id,
    purpose,
    loan_amount as amount
from loan
where
    loan_type in ('working_capital', 'personal_business', 'consumer')
    and loan_amount >= param('tracing.minimum_amount', as_of)
    and (
        regexp_matches(purpose, param('keywords.property_purpose', as_of))
        or regexp_matches(purpose, param('keywords.securities', as_of))
        or regexp_matches(purpose, param('keywords.wealth_purchase', as_of))
    )
