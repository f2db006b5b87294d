/*---
title:
  zh: 对公存款总额较上期跳变
  en: Total of corporate deposits jumps against the period before
severity: doubt
table: corporate_deposit_account
column: balance
dimension: consistency
message:
  zh: "对公存款合计由{before}变为{value}（{currency}），变动超过{share}倍，请确认不是漏报或重报。"
  en: "Corporate deposits went from {before} to {value} ({currency}), by more than {share} of what they were. Confirm that nothing is missing or filed twice."
---*/
with
total as (
    select institution_id, period, currency, sum(balance) as total
    from corporate_deposit_account
    group by institution_id, period, currency
),
total_before as (
    select institution_id, period, currency, sum(balance) as before
    from corporate_deposit_account_previous
    group by institution_id, period, currency
)
select institution_id, period, total as value, before, currency, param('quality.jump_share', period) as share
from total
join total_before using (institution_id, period, currency)
where abs(total - before) > param('quality.jump_share', period) * abs(before)
