/*---
title:
  zh: 报表列出了机构但没有数字
  en: A statement lists the institution without a figure
severity: doubt
table: reporting_entity
column: statement
dimension: completeness
message:
  zh: "{file}第{line}行：{value}列有本机构，但没有任何项目的数字，请补报。"
  en: "{file}, line {line}: {value} lists the institution and holds no figure of it. File the figures."
---*/
with
filed as (
    select distinct institution_id, period, report from report_item
)
select e.institution_id, e.period, e._file, e._line, e.statement as value
from reporting_entity as e
left join filed
    on e.institution_id = filed.institution_id and e.period = filed.period and e.statement = filed.report
where
    filed.report is null
    -- a filing without any figure is filing_without_figures
    and exists (
        select 1 from filed as others where others.institution_id = e.institution_id and others.period = e.period
    )
