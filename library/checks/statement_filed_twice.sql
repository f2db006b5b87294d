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
    again.institution_id, again.period, again._file, again._line, again.statement as value, first.statement as first,
    again.entity_name
from reporting_entity as again
join reporting_entity as first using (institution_id, period)
where again.statement like concat(first.statement, '\__') escape '\' and regexp_matches(again.statement, '_[0-9]$')
