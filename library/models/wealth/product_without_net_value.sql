/*---
title:
  zh: 过渡期后仍发行非净值型理财
  en: Product without net value is issued
question:
  zh: 哪些理财产品在净值化过渡期结束后仍按非净值型运作？
  en: Which wealth products started after the transition and still are not valued at net value?
kind: breach
subject: product
recipient: institution
severity: high
law: [{parameter: wealth.net_value_required}]
clue:
  zh: 产品{product_name}于{starts_on}成立，运作模式为{operation_mode}，募集{amount:money}元。
  en: Product {product_name} started on {starts_on} in the mode {operation_mode}; {amount:money} was raised.
limits:
  zh: 以登记的运作模式为准，名为净值型实为预期收益型的看不出来。
  en: It relies on the mode registered; a product that is net value by name only is not seen.
---*/
select
    institution_id,
    product_registration_code as subject_id,
    product_name,
    starts_on,
    operation_mode,
    amount_raised as measure,
    0 as threshold,
    amount_raised as amount,
    -- evidence
    product_registration_code
from wealth_product
where
    operation_mode in ('closed_fixed', 'open_fixed')
    and param('wealth.net_value_required', starts_on) = 1
