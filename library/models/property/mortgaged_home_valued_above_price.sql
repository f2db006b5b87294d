/*---
title:
  zh: 按揭房屋估值明显高于成交价
  en: Mortgaged home is valued far above its price
question:
  zh: 哪些按揭房屋的押品起始估值明显高于登记成交价？
  en: Which mortgaged homes were valued as collateral far above the registered price?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.valuation_over_price}]
clue:
  zh: 借据{loan_id}的押品{collateral_id}起始估值{initial_value:money}元，为登记成交价{price:money}元的{measure:number}倍，超过{threshold:number}倍，按揭{amount:money}元。
  en: Collateral {collateral_id} of mortgage {loan_id} was valued at {initial_value:money}, {measure:number} times the registered price of {price:money} (over {threshold:number}); mortgage {amount:money}.
limits:
  zh: 买卖双方为避税报低成交价的会命中，同样应核查；只看有转移登记的存量房。
  en: A price declared low to save tax is found too and deserves the check; only existing homes with a registered transfer are seen.
---*/
select
    institution_id,
    loan_id as subject_id,
    initial_value / nullif(price, 0) as measure,
    param('screening.valuation_over_price', as_of) as threshold,
    -- evidence
    loan_id,
    transfer_id,
    collateral_id,
    guarantee_contract_id,
    initial_value,
    price,
    loan_amount as amount
from financed_purchase
where
    initial_value > param('screening.valuation_over_price', as_of) * price
    and principal_balance > 0
