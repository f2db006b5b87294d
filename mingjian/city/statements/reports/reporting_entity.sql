-- entity: institution
select i.institution_id, p.period, i.no as _no, r.statement, i.code as entity_code, i.name_zh as entity_name
from institution i
join (values ('bank', 'G01'), ('bank', 'G03'), ('bank', 'G04'), ('bank', 'G11'), ('bank', 'G14'), ('bank', 'G25'), ('bank', 'G40'), ('bank', 'S67')) r(kind, statement) on r.kind = i.kind
cross join period p
