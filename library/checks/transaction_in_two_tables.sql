/*---
title:
  zh: 同一交易序列号既在个人又在对公明细中
  en: A transaction stands in both the personal and the corporate movements
severity: doubt
table: personal_deposit_movement
column: transaction_id
dimension: consistency
message:
  zh: "{file}第{line}行：交易{value}同时出现在对公存款明细中，请确认不是重复报送。"
  en: "{file}, line {line}: transaction {value} stands in the corporate movements too. Confirm that it is not filed twice."
---*/
select p.institution_id, p.period, p._file, p._line, p.transaction_id as value
from personal_deposit_movement as p
join corporate_deposit_movement as c using (institution_id, period, transaction_id)
where p.account_id = c.account_id
