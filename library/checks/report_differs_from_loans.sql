/*---
title:
  zh: 1104报表各项贷款与明细不符
  en: Return item loans differs from the detail
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：G01“各项贷款”为{value}，明细合计{detail}，相差超过容许比例，请核对口径。"
  en: "{file}, line {line}: G01 loans is {value}, the detail adds up to {detail}, further apart than tolerated. Check the scope of both."
---*/
with
filed as (
    select institution_id, period, currency, principal_balance as balance from personal_loan
    union all
    select institution_id, period, currency, principal_balance as balance from corporate_loan
    union all
    select institution_id, period, currency, overdrawn as balance from credit_card_account
),
detail as (
    select institution_id, period, sum(balance) as detail
    from filed
    where currency = 'CNY'
    group by institution_id, period
)
select r.institution_id, r.period, r._file, r._line, r.value, d.detail
from report_item as r
join detail as d using (institution_id, period)
where
    r.report = 'G01' and r.item = 'loans'
    and abs(r.value - d.detail) > param('quality.report_tolerance', r.period) * abs(r.value)
