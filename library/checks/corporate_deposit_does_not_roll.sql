/*---
title:
  zh: 对公存款账户余额不等于上期余额加减本期明细
  en: Balance of a corporate deposit account is not the balance before plus movements
severity: error
table: corporate_deposit_account
column: balance
dimension: consistency
message:
  zh: "{file}第{line}行：账号{account}余额{value}，上期{before}加本期明细净额{moved}应为{expected}，请核对明细是否完整。"
  en: "{file}, line {line}: account {account} stands at {value}; {before} before plus movements of {moved} is {expected}. Check that all movements were filed."
---*/
with
movement as (
    select institution_id, period, account_id, sum(if(direction = 'credit', amount, -amount)) as moved
    from corporate_deposit_movement
    group by institution_id, period, account_id
),
compared as (
    select
        a.institution_id, a.period, a._file, a._line, a.account_id as account, a.balance as balance,
        p.balance as before, coalesce(m.moved, 0) as moved
    from corporate_deposit_account as a
    join corporate_deposit_account_previous as p using (institution_id, period, account_id)
    left join movement as m using (institution_id, period, account_id)
    where date_diff('month', p.collected_on, a.collected_on) = 1
)
select institution_id, period, _file, _line, balance as value, account, before, moved, before + moved as expected
from compared
where abs(balance - before - moved) > param('quality.money_tolerance', period)
