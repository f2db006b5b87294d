select o.institution_id, p.period, x.number as permit_number, 'XM' || lpad(x.project::varchar, 8, '0') as project_id, x.kind as permit_kind, d.name as holder_name,
    d.code as holder_unified_code, '住房和城乡建设委员会' as authority, x.area, x.issued_on, x.ends_on
from permit x
join department o on o.kind = 'housing'
join project j on j.no = x.project
join firm d on d.no = j.developer
join period p on p.is_register and x.issued_on <= p.period and j.started_on <= p.period
