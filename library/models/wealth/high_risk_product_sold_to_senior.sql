/*---
title:
  zh: 向高龄客户销售高风险理财
  en: High-risk product is sold to a senior
question:
  zh: 哪些高龄客户买入了中高、高风险的理财产品？
  en: Which old customers bought wealth products of the two highest risk levels?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: screening.senior_age}]
clue:
  zh: 客户{customer_id}（{birth_month}出生）于{confirmed_on}起买入高风险理财{product_name}等，合计{amount:money}元。
  en: Customer {customer_id}, born in {birth_month}, bought high-risk products such as {product_name} from {confirmed_on} on, {amount:money} in all.
limits:
  zh: 年龄按出生年份取下限，当年才满龄的不计；客户风险测评结果不在报送数据中。
  en: The age is the least it can be by year of birth; the customer’s risk assessment is not filed.
---*/
select
    sale.institution_id,
    customer.customer_id as subject_id,
    customer.customer_id,
    min(customer.birth_month) as birth_month,
    min(product.product_name) as product_name,
    min(sale.confirmed_on) as confirmed_on,
    sum(sale.amount_cny) as measure,
    param('screening.senior_age', as_of) as threshold,
    sum(sale.amount_cny) as amount,
    -- evidence
    list(distinct sale.transaction_id) as transaction_id
from wealth_sale as sale
inner join wealth_product as product
    on sale.institution_id = product.institution_id
    and sale.product_registration_code = product.product_registration_code
inner join individual_customer as customer
    on sale.institution_id = customer.institution_id and sale.id_number = customer.id_number
where
    sale.transaction_type in ('subscription', 'purchase')
    and product.risk_level in ('level_4', 'level_5')
    -- born before the year that makes exactly that age: certainly old enough
    and customer.birth_month < cast(year(sale.confirmed_on) - param('screening.senior_age', as_of) as varchar)
group by sale.institution_id, customer.customer_id
