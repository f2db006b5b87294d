/*---
title:
  zh: 私募理财销售低于起点金额
  en: Private product is sold below the minimum
question:
  zh: 哪些客户购买私募理财产品的金额合计低于合格投资者起点？
  en: Which customers bought a private product for less than a qualified investor must?
kind: breach
subject: contract
recipient: institution
severity: medium
law:
  - {parameter: wealth.private_minimum_fixed_income}
  - {parameter: wealth.private_minimum_mixed}
  - {parameter: wealth.private_minimum_equity}
clue:
  zh: 私募产品{product_name}（{investment_nature}）向一名客户合计仅销售{amount:money}元，低于起点{threshold:money}元。
  en: One customer bought the private product {product_name} ({investment_nature}) for {amount:money} in all, under the minimum of {threshold:money}.
limits:
  zh: 按同一客户对同一产品的买入合计，不看赎回；机构客户同样计算。
  en: Purchases of one customer of one product are added, redemptions are not taken off; firms count like persons.
---*/
with bought as (
    select
        institution_id,
        product_registration_code,
        id_number,
        min(confirmed_on) as first_on,
        min(transaction_id) as first_id,
        sum(amount_cny) as bought,
        list(distinct transaction_id) as transaction_id
    from wealth_sale
    where transaction_type in ('subscription', 'purchase')
    group by institution_id, product_registration_code, id_number
),
bound as (
    select
        bought.institution_id,
        bought.first_id,
        bought.bought,
        bought.transaction_id,
        product.product_registration_code,
        product.product_name,
        product.investment_nature,
        case product.investment_nature
            when 'fixed_income' then param('wealth.private_minimum_fixed_income', bought.first_on)
            when 'mixed' then param('wealth.private_minimum_mixed', bought.first_on)
            else param('wealth.private_minimum_equity', bought.first_on)
        end as minimum
    from bought
    inner join wealth_product as product
        on bought.institution_id = product.institution_id
        and bought.product_registration_code = product.product_registration_code
    where product.raising_method = 'private'
)
select
    institution_id,
    first_id as subject_id,
    product_name,
    investment_nature,
    bought as measure,
    minimum as threshold,
    bought as amount,
    -- evidence
    product_registration_code,
    transaction_id
from bound
where bought < minimum
