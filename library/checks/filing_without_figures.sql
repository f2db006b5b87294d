/*---
title:
  zh: 报送中没有任何数字
  en: A filing holds no figure at all
severity: error
table: reporting_entity
column: statement
dimension: completeness
message:
  zh: "列出了{value}张报表，但没有任何项目的数字，请补报。"
  en: "{value} statements are listed and not one holds a figure. File the figures."
---*/
with
filed as (
    select distinct institution_id, period from report_item
)
select e.institution_id, e.period, count(*) as value
from reporting_entity as e
left join filed using (institution_id, period)
where filed.institution_id is null
group by e.institution_id, e.period
