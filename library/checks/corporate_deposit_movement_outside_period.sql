/*---
title:
  zh: 对公存款明细的交易日期晚于期末
  en: Movement of a corporate deposit account after the period
severity: error
table: corporate_deposit_movement
column: transacted_on
dimension: timeliness
message:
  zh: "{file}第{line}行：交易{transaction_id}的日期{value}晚于期末{period}，请核对。"
  en: "{file}, line {line}: transaction {transaction_id} of {value} lies after the end of the period, {period}. Check the date."
---*/
select institution_id, period, _file, _line, transacted_on as value, transaction_id
from corporate_deposit_movement
where transacted_on > period
