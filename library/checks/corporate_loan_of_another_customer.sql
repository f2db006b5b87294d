/*---
title:
  zh: 对公借据与信贷合同的客户不一致
  en: Customer of a corporate loan is not that of its contract
severity: doubt
table: corporate_loan
column: customer_id
dimension: consistency
message:
  zh: "{file}第{line}行：借据{loan_id}的客户{value}与合同{contract_id}的客户{contract_customer}不一致，请核对。"
  en: "{file}, line {line}: loan {loan_id} is of customer {value}, its contract {contract_id} of {contract_customer}. Check them."
---*/
select
    l.institution_id, l.period, l._file, l._line, l.customer_id as value, l.loan_id, l.contract_id,
    c.customer_id as contract_customer
from corporate_loan as l
join credit_contract as c using (institution_id, period, contract_id)
where l.customer_id <> c.customer_id
