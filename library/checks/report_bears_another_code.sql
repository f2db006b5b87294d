/*---
title:
  zh: 报表载明的机构代码与其他报表不同
  en: A statement bears another code than the others
severity: error
table: reporting_entity
column: entity_code
dimension: consistency
message:
  zh: "{file}第{line}行：{statement}载明的代码为“{value}”，本机构其他报表为“{own_code}”，请核对是否混入了其他机构的报表。"
  en: "{file}, line {line}: {statement} bears the code {value!r}, the other statements here bear {own_code!r}. See whether another institution's statement has slipped in."
---*/
with
borne as (
    select institution_id, period, entity_code, count(*) as times
    from (
        select institution_id, period, entity_code from reporting_entity
        union all
        select institution_id, period, entity_code from reporting_entity_previous
    ) as borne_here
    group by institution_id, period, entity_code
),
usual as (
    select
        institution_id, period, entity_code as own_code,
        row_number() over (partition by institution_id, period order by times desc, entity_code) as place
    from borne
)
select e.institution_id, e.period, e._file, e._line, e.entity_code as value, e.statement, u.own_code
from reporting_entity as e
join usual as u using (institution_id, period)
where u.place = 1 and e.entity_code <> u.own_code
