/*---
title:
  zh: 乌克兰银行报送缺少一张报表
  en: A statement of a Ukrainian bank is missing beside its others
severity: error
table: reporting_entity
column: statement
dimension: completeness
message:
  zh: "报送了其他报表，但缺少{value}，请补报。"
  en: "{value} is missing though the other statements were filed. File it."
---*/
with
due as (
    select statement
    from (
        values
        ('NBU_assets'), ('NBU_assets_national'), ('NBU_liabilities'), ('NBU_liabilities_national'), ('NBU_equity'), ('NBU_results')
    ) as listed (statement)
),
bank as (
    select distinct institution_id, period from reporting_entity where statement like 'NBU_%'
)
select bank.institution_id, bank.period, due.statement as value
from bank
cross join due
left join reporting_entity as filed
    on bank.institution_id = filed.institution_id and bank.period = filed.period and due.statement = filed.statement
where filed.statement is null
