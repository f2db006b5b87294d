/*---
title:
  zh: 整张报表的数字与上期相同
  en: All figures of a statement are those of the period before
severity: doubt
table: report_item
column: value
dimension: timeliness
message:
  zh: "{report}的全部{figures}个非零数字与上期相同，而本期应有新的数字，请核对是否重报了上期。"
  en: "All {figures} figures of {report} are those of the period before, though new ones were due. See whether the last filing was sent again."
---*/
with
figure as (
    select
        r.institution_id, r.period, r.report, count_if(r.value <> 0) as figures,
        count_if(r.value <> 0 and r.value = b.value) as repeated,
        count_if(b.value <> 0) as figures_before
    from report_item as r
    join report_item_previous as b using (institution_id, period, report, item)
    where r.item <> 'balance_month' and regexp_matches(r.report, '^(NBU|APRA)_')
    group by r.institution_id, r.period, r.report
),
-- a yearly return repeats itself until the insurer's next balance date has passed
balanced as (
    select institution_id, period, report, value as balance_month
    from report_item
    where item = 'balance_month'
)
select f.institution_id, f.period, f.report, f.figures
from figure as f
left join balanced as b using (institution_id, period, report)
where
    f.figures >= param('reports.compared_item_count', f.period)
    and f.repeated = f.figures
    and f.figures_before = f.figures
    and (
        b.balance_month is null
        or b.balance_month <= month(f.period)
        and b.balance_month > month(f.period) - param('apra.reporting_months', f.period)
    )
