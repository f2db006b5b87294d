/*---
title:
  zh: 对公借据日期先后颠倒
  en: Dates of a corporate loan are out of order
severity: error
table: corporate_loan
column: matures_on
dimension: validity
message:
  zh: "{file}第{line}行：借据{loan_id}发放日{issued_on}、到期日{matures_on}、终结日{ended_on}先后颠倒或晚于期末，请核对。"
  en: "{file}, line {line}: loan {loan_id} was issued on {issued_on}, matures on {matures_on}, ended on {ended_on}: out of order or after the period. Check the dates."
---*/
select institution_id, period, _file, _line, matures_on as value, loan_id, issued_on, matures_on, ended_on
from corporate_loan
where issued_on > matures_on or issued_on > period or ended_on < issued_on or ended_on > period
