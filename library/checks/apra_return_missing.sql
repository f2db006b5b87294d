/*---
title:
  zh: 澳大利亚保险公司缺少一张报表
  en: A return of an Australian insurer is missing beside its others
severity: doubt
table: reporting_entity
column: statement
dimension: completeness
message:
  zh: "报送了其他报表，但缺少{value}；请补报，或确认其不在另一机构简称之下。"
  en: "{value} is missing though other returns were filed. File it, or confirm that it does not stand under another short name."
---*/
with
due as (
    select statement
    from (
        values
        ('APRA_position'), ('APRA_capital'), ('APRA_performance')
    ) as listed (statement)
),
insurer as (
    select distinct institution_id, period from reporting_entity where statement like 'APRA_%'
)
select insurer.institution_id, insurer.period, due.statement as value
from insurer
cross join due
left join reporting_entity as filed
    on insurer.institution_id = filed.institution_id and insurer.period = filed.period and due.statement = filed.statement
where filed.statement is null
