select o.institution_id, p.period, 'XM' || lpad(x.project::varchar, 8, '0') as project_id, x.node, x.planned_on, if(x.reached_on <= p.period, x.reached_on, null) as reached_on,
    '监理单位' as certified_by, 'JD' || lpad(x.no::varchar, 8, '0') as document_number, yuan(x.supervised) as supervised_amount
from node x
join department o on o.kind = 'housing'
join project j on j.no = x.project
join period p on p.is_register and j.started_on <= p.period
