/*---
title:
  zh: 总账期初余额不等于上期期末余额
  en: Ledger opening balance is not the closing balance before
severity: error
table: general_ledger
column: opening_debit
dimension: consistency
message:
  zh: "{file}第{line}行：机构{branch_id}科目{ledger_code}期初净额{value}，上期期末为{expected}，请核对。年初结转的一月份不作比较。"
  en: "{file}, line {line}: branch {branch_id}, ledger account {ledger_code} opens at {value}; it closed at {expected} the month before. Check it. January, after the closing of the year, is not compared."
---*/
select
    g.institution_id, g.period, g._file, g._line, g.opening_debit - g.opening_credit as value,
    g.branch_id, g.ledger_code, p.closing_debit - p.closing_credit as expected
from general_ledger as g
join general_ledger_previous as p using (institution_id, period, branch_id, ledger_code, currency)
where
    date_diff('month', p.collected_on, g.collected_on) = 1
    and month(g.period) <> 1
    and abs(g.opening_debit - g.opening_credit - p.closing_debit + p.closing_credit)
    > param('quality.money_tolerance', g.period)
