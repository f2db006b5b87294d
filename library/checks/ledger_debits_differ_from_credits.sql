/*---
title:
  zh: 总账借贷不平
  en: Ledger debits differ from credits
severity: error
table: general_ledger
column: closing_debit
dimension: consistency
message:
  zh: "机构{branch_id}（{currency}）末级以上科目借方余额合计{debits}，贷方余额合计{credits}，相差{difference}，请核对是否漏报科目。"
  en: "Branch {branch_id} ({currency}): debit balances add up to {debits}, credit balances to {credits}, a difference of {difference}. Check whether a ledger account is missing."
---*/
with
top as (
    -- all levels of accounts are filed: only those without a higher one are added
    select g.institution_id, g.period, g.branch_id, g.currency, g.closing_debit, g.closing_credit
    from general_ledger as g
    where not exists (
        select 1
        from general_ledger as h
        where
            h.institution_id = g.institution_id and h.period = g.period and h.branch_id = g.branch_id
            and h.currency = g.currency and h.ledger_code <> g.ledger_code
            and starts_with(g.ledger_code, h.ledger_code)
    )
),
currencies as (
    select institution_id, period, branch_id, count(distinct currency) as currencies
    from top
    group by institution_id, period, branch_id
),
total as (
    select institution_id, period, branch_id, currency, sum(closing_debit) as debits, sum(closing_credit) as credits
    from top
    group by institution_id, period, branch_id, currency
)
select institution_id, period, branch_id, currency, debits, credits, debits - credits as difference
from total
join currencies using (institution_id, period, branch_id)
where (currencies = 1 or currency = 'BWB') and abs(debits - credits) > param('quality.money_tolerance', period)
