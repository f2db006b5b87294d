/*---
title:
  zh: 澳大利亚保险公司未到新结算日而数字有变
  en: Figures of an Australian insurer changed without a new balance date
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{report}有{changed}个数字与上一半年不同，而结算月为{balance_month}月，其间没有新的结算日，请说明更正原因。"
  en: "{changed} figures of {report} differ from half a year ago, yet the year ends in month {balance_month} and no balance date fell between. Say why they were restated."
---*/
with
balanced as (
    select institution_id, period, report, value as balance_month
    from report_item
    where item = 'balance_month'
),
changed as (
    select r.institution_id, r.period, r.report, count(*) as changed
    from report_item as r
    join report_item as earlier
        on r.institution_id = earlier.institution_id and r.report = earlier.report and r.item = earlier.item
        and earlier.period = last_day(add_months(r.period, -param('apra.reporting_months', r.period)))
    where r.report like 'APRA_%' and r.item <> 'balance_month' and r.value <> earlier.value
    group by r.institution_id, r.period, r.report
)
select institution_id, period, report, changed, cast(balance_month as bigint) as balance_month
from changed
join balanced using (institution_id, period, report)
where not (
    balance_month <= month(period) and balance_month > month(period) - param('apra.reporting_months', period)
)
