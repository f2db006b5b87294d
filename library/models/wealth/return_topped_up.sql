/*---
title:
  zh: 理财产品兑付收益高于实际收益
  en: Product pays customers more than it earned
question:
  zh: 哪些已终止的理财产品给客户的收益率高于产品实际收益率，疑似刚性兑付？
  en: Which ended products paid customers a higher return than they earned, as if it were guaranteed?
kind: anomaly
subject: product
recipient: institution
severity: high
law: []
clue:
  zh: 产品{product_name}实际年化收益率{threshold}%，兑付客户{measure}%，募集{amount:money}元，疑似以其他资金垫付收益。
  en: Product {product_name} earned {threshold} percent a year and paid its customers {measure} percent; {amount:money} was raised. Somebody topped the return up.
limits:
  zh: 两项收益率由发行机构登记；未扣费口径不一致时会误报。
  en: Both returns are registered by the issuer; different treatment of fees raises false alarms.
---*/
select
    institution_id,
    product_registration_code as subject_id,
    product_name,
    customer_return as measure,
    product_return as threshold,
    amount_raised as amount,
    -- evidence
    product_registration_code
from wealth_product
where product_status = 'ended' and customer_return > product_return
