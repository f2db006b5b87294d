-- entity: project
select o.institution_id, p.period, x.no as _no, 'XM' || lpad(x.no::varchar, 8, '0') as project_id, x.name as project_name, x.kind as project_kind, d.name as developer_name,
    d.code as developer_unified_code, c.name as contractor_name, c.code as contractor_unified_code, x.location, x.region as region_code, yuan(x.investment) as total_investment,
    yuan(x.capital) as own_capital, x.floor_area, x.started_on, x.planned_on as planned_completion_on, x.completed_on, x.status as project_status
from project x
join department o on o.kind = 'housing'
join firm d on d.no = x.developer
left join firm c on c.no = x.contractor
join period p on p.is_register and x.started_on <= p.period
