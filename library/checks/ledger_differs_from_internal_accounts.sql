/*---
title:
  zh: 总账余额与内部分户账合计不符
  en: Ledger balance differs from the internal accounts
severity: error
table: general_ledger
column: closing_debit
dimension: consistency
message:
  zh: "{file}第{line}行：机构{branch_id}科目{ledger_code}（{currency}）总账余额{value}，内部分户账合计{held}，相差{difference}（借方为正），请核对总账与分户账。"
  en: "{file}, line {line}: branch {branch_id}, ledger account {ledger_code} ({currency}): the ledger says {value}, the internal accounts add up to {held}, a difference of {difference} (debit positive). Reconcile them."
---*/
with
account as (
    select institution_id, period, branch_id, ledger_code, currency, debit_balance - credit_balance as balance from internal_account
),
branch_held as (
    select institution_id, period, branch_id, ledger_code, currency, sum(balance) as held
    from account
    group by institution_id, period, branch_id, ledger_code, currency
),
bank_held as (
    select institution_id, period, ledger_code, currency, sum(held) as held_in_all
    from branch_held
    group by institution_id, period, ledger_code, currency
),
manager as (
    select distinct institution_id, period, parent_branch_id as branch_id
    from branch_relation
    where parent_branch_id <> branch_id
),
compared as (
    select
        g.institution_id, g.period, g._file, g._line, g.branch_id, g.ledger_code, g.currency,
        g.closing_debit - g.closing_credit as net, coalesce(b.held, 0) as held, a.held_in_all,
        m.branch_id is not null as is_manager
    from general_ledger as g
    join bank_held as a using (institution_id, period, ledger_code, currency)
    left join branch_held as b using (institution_id, period, branch_id, ledger_code, currency)
    left join manager as m using (institution_id, period, branch_id)
)
-- a branch that manages others may file its own figures or those of all below it
select
    institution_id, period, _file, _line, net as value, branch_id, ledger_code, currency, held,
    net - held as difference
from compared
where
    abs(net - held) > param('quality.money_tolerance', period)
    and (not is_manager or abs(net - held_in_all) > param('quality.money_tolerance', period))
