/*---
title:
  zh: 澳大利亚保险公司未到新结算日而数字有变
  en: Figures of an Australian insurer changed without a new balance date
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}由上一半年的{before}变为{value}，而结算月为{balance_month}月，其间没有新的结算日，请说明更正原因。"
  en: "{file}, line {line}: {item} of {report} went from {before} half a year ago to {value}, yet the year ends in month {balance_month} and no balance date fell between. Say why it was restated."
---*/
with
balanced as (
    select institution_id, period, report, value as balance_month
    from report_item
    where item = 'balance_month'
)
select
    r.institution_id, r.period, r._file, r._line, r.value, r.report, r.item, before.value as before, b.balance_month
from report_item as r
join report_item as before
    on r.institution_id = before.institution_id and r.report = before.report and r.item = before.item
    and before.period = last_day(add_months(r.period, -param('apra.reporting_months', r.period)))
join balanced as b
    on r.institution_id = b.institution_id and r.period = b.period and r.report = b.report
where
    r.report like 'APRA_%'
    and r.value <> before.value
    and not (
        b.balance_month <= month(r.period) and b.balance_month > month(r.period) - param('apra.reporting_months', r.period)
    )
