/*---
title:
  zh: 报表载明的名称属于另一家机构
  en: A statement bears the name of another institution
severity: error
table: reporting_entity
column: entity_name
dimension: consistency
message:
  zh: "{file}第{line}行：{statement}载明的名称“{value}”是机构{owner}所用的名称，本机构其他报表为“{own_name}”，请核对代码、名称与数字是否错位。"
  en: "{file}, line {line}: {statement} bears the name {value!r}, which is the name of {owner}; the other statements here bear {own_name!r}. See whether codes, names and figures have slipped apart."
---*/
with
named as (
    select
        institution_id, period, _file, _line, statement, entity_name,
        replace(replace(upper(entity_name), ' ', ''), '''', '') as name
    from reporting_entity
),
-- how often each institution bears a name, in this period and in its filing before
borne as (
    select institution_id, period, name, max(entity_name) as entity_name, count(*) as times
    from (
        select institution_id, period, entity_name, name from named
        union all
        select institution_id, period, entity_name, replace(replace(upper(entity_name), ' ', ''), '''', '') as name
        from reporting_entity_previous
    ) as borne_here
    group by institution_id, period, name
),
usual as (
    select
        institution_id, period, name, entity_name, times,
        row_number() over (partition by period, name order by times desc, institution_id) as place_of_owner,
        row_number() over (partition by institution_id, period order by times desc, name) as place_of_name
    from borne
)
select
    n.institution_id, n.period, n._file, n._line, n.entity_name as value, n.statement,
    owner.institution_id as owner, own.entity_name as own_name
from named as n
join usual as mine using (institution_id, period, name)
join usual as own on n.institution_id = own.institution_id and n.period = own.period and own.place_of_name = 1
join usual as owner on n.period = owner.period and n.name = owner.name and owner.place_of_owner = 1
where own.name <> n.name and owner.institution_id <> n.institution_id and owner.times > mine.times
