/*---
title: {zh: 报表项目与上年同期, en: Report items and a year before}
about: {zh: 一行一个报表项目，最近一期的数值和上年同月末的数值；没有上年同期的不列。, en: "One row a report item: its newest value and that of the same month end a year before; without the latter there is no row."}
---*/
with filed as (
    select
        institution_id,
        report,
        item,
        last_day(period) as month_end,
        value
    from report_item_history
)
select
    newest.institution_id,
    newest.period,
    newest.report,
    newest.item,
    newest.value,
    filed.value as year_before
from report_item as newest
inner join filed
    on newest.institution_id = filed.institution_id
    and newest.report = filed.report
    and newest.item = filed.item
    and last_day(add_months(newest.period, -param('calendar.months_in_year', newest.period))) = filed.month_end
