/*---
title:
  zh: 同一客户编号既是个人又是对公
  en: A customer number is both a person and a firm
severity: error
table: individual_customer
column: customer_id
dimension: consistency
message:
  zh: "{file}第{line}行：客户编号{value}同时出现在对公客户信息表中，请保证客户统一编号唯一。"
  en: "{file}, line {line}: customer number {value} stands among the corporate customers too. Keep customer numbers unique."
---*/
select i.institution_id, i.period, i._file, i._line, i.customer_id as value
from individual_customer as i
join corporate_customer as c using (institution_id, period, customer_id)
