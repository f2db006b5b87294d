/*---
title:
  zh: 报表的计量单位与上期不同
  en: A statement is filed in another unit than the one before
severity: error
table: report_item
column: value
dimension: validity
message:
  zh: "{report}可比的{compared}个项目中有{shifted}个与上期相差约{factor}倍，请核对是否用错元、千元、百万元。"
  en: "Of {compared} figures of {report} that can be compared, {shifted} lie a factor of about {factor} from the period before. See whether units, thousands and millions were mistaken."
---*/
with
pair as (
    select
        institution_id, period, report,
        greatest(abs(r.value), abs(b.value)) as larger,
        least(abs(r.value), abs(b.value)) * param('reports.unit_factor', period) as raised
    from report_item as r
    join report_item_previous as b using (institution_id, period, report, item)
    where r.value <> 0 and b.value <> 0
),
counted as (
    select
        institution_id, period, report, count(*) as compared,
        count_if(abs(larger - raised) <= param('reports.unit_band', period) * raised) as shifted
    from pair
    group by institution_id, period, report
)
select institution_id, period, report, compared, shifted, param('reports.unit_factor', period) as factor
from counted
where
    compared >= param('reports.compared_item_count', period)
    and shifted > param('reports.unit_item_share', period) * compared
