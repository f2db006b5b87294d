/*---
title:
  zh: 整张报表的数字与另一家机构的相同
  en: All figures of a statement are another institution's
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{report}的全部{figures}个非零数字与机构{other}{other_period}所报的相同，请确认是更名、并表还是错用他人数字。"
  en: "All {figures} figures of {report} are those that {other} filed for {other_period}. Confirm whether it is a new name, one business or another's figures."
---*/
with
figure as (
    select institution_id, period, report, item, value
    from report_item
    where value <> 0 and item <> 'balance_month' and regexp_matches(report, '^(NBU|APRA)_')
),
held as (
    select institution_id, period, report, count(*) as figures
    from figure
    group by institution_id, period, report
),
shared as (
    select
        f.institution_id, f.period, f.report, o.institution_id as other, o.period as other_period, count(*) as shared
    from figure as f
    join figure as o using (report, item, value)
    where
        f.institution_id <> o.institution_id
        and o.period <= f.period
        and o.period > add_months(f.period, -param('reports.copied_months', f.period))
    group by f.institution_id, f.period, f.report, o.institution_id, o.period
)
select s.institution_id, s.period, s.report, s.other, s.other_period, mine.figures
from shared as s
join held as mine using (institution_id, period, report)
join held as theirs
    on s.other = theirs.institution_id and s.other_period = theirs.period and s.report = theirs.report
where
    s.shared = mine.figures and s.shared = theirs.figures
    and mine.figures >= param('reports.compared_item_count', s.period)
