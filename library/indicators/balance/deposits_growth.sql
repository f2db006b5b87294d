/*---
title: {zh: 各项存款同比增速, en: "Growth of deposits over a year"}
about: {zh: 最近一期与上年同期相比的增速；没有上年同期的机构不计入。, en: "The newest period against the same one a year before; an institution without that one is left out."}
unit: ratio
law: [{parameter: calendar.months_in_year}]
---*/
select
    institution_id,
    sum(value - year_before) / nullif(sum(year_before), 0) as value,
    sum(value) as newest,
    sum(year_before) as year_before
from report_item_and_year_before
where report = 'G01' and item = 'deposits'
group by grouping sets ((institution_id), ())
