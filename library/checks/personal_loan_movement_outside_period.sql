/*---
title:
  zh: 个人信贷明细的交易日期晚于期末
  en: Movement of a personal loan account after the period
severity: error
table: personal_loan_movement
column: transacted_on
dimension: timeliness
message:
  zh: "{file}第{line}行：交易{transaction_id}的日期{value}晚于期末{period}，请核对。"
  en: "{file}, line {line}: transaction {transaction_id} of {value} lies after the end of the period, {period}. Check the date."
---*/
select institution_id, period, _file, _line, transacted_on as value, transaction_id
from personal_loan_movement
where transacted_on > period
