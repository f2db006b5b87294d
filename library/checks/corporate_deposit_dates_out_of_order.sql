/*---
title:
  zh: 对公存款账户日期先后颠倒
  en: Dates of a corporate deposit account are out of order
severity: error
table: corporate_deposit_account
column: closed_on
dimension: validity
message:
  zh: "{file}第{line}行：账号{account_id}开户日{opened_on}、上次动户日{last_moved_on}、销户日{closed_on}先后颠倒或晚于期末，请核对。"
  en: "{file}, line {line}: account {account_id} opened on {opened_on}, last moved on {last_moved_on}, closed on {closed_on}: out of order or after the period. Check the dates."
---*/
select institution_id, period, _file, _line, closed_on as value, account_id, opened_on, last_moved_on, closed_on
from corporate_deposit_account
where
    opened_on > period or closed_on < opened_on or closed_on > period
    or last_moved_on > period or last_moved_on < opened_on
