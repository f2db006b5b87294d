-- entity: guarantee
select g.institution_id, p.period, g.branch as _branch, g.no as _no,
    g.secured_contract_id, g.secured_business, g.guarantee_contract_id, 'general' as guarantee_contract_type, g.guarantee_type,
    yuan(g.amount) as amount, g.starts_on, g.matures_on, employee_id(g.bank + 1, g.handler) as handler_id,
    if(m.is_active, 'active', 'ended') as guarantee_status
from guarantee_month m
join guarantee_wide g on g.no = m.guarantee
join period p on p.month = m.month
