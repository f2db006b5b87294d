/*---
title:
  zh: 同一张报表出现两次
  en: One statement is filed twice
severity: error
table: reporting_entity
column: statement
dimension: consistency
message:
  zh: "{file}第{line}行：{first}已报送，又以{value}出现一次（名称“{entity_name}”），请只保留本机构的一份。"
  en: "{file}, line {line}: {first} is filed once more as {value}, under the name {entity_name!r}. Keep the one that is this institution's."
---*/
select
    again.institution_id, again.period, again._file, again._line, again.statement as value, once.statement as first,
    again.entity_name
from reporting_entity as again
join reporting_entity as once
    on again.institution_id = once.institution_id and again.period = once.period
    -- a second row of one institution in the same statement ends so
    and again.statement = concat(once.statement, '_2')
