/*---
title:
  zh: 总账期末余额不等于期初余额加减发生额
  en: Ledger closing balance is not opening plus turnover
severity: error
table: general_ledger
column: closing_debit
dimension: consistency
message:
  zh: "{file}第{line}行：机构{branch_id}科目{ledger_code}期末净额{value}，期初加借方减贷方应为{expected}，请核对发生额。"
  en: "{file}, line {line}: branch {branch_id}, ledger account {ledger_code} closes at {value}; opening plus debits less credits is {expected}. Check the turnover."
---*/
with
rolled as (
    select
        institution_id, period, _file, _line, branch_id, ledger_code,
        closing_debit - closing_credit as net,
        opening_debit - opening_credit + debit_turnover - credit_turnover as expected
    from general_ledger
)
select institution_id, period, _file, _line, net as value, branch_id, ledger_code, expected
from rolled
where abs(net - expected) > param('quality.money_tolerance', period)
