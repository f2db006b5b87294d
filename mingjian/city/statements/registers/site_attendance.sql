select o.institution_id, p.period, 'GD' || lpad(x.site::varchar, 8, '0') as site_id, x.month, h.id_number, h.name, f.code as employer_unified_code, x.trade, x.days
from attendance x
join department o on o.kind = 'human_resources'
join person h on h.no = x.person
left join firm f on f.no = x.employer
join period p on p.is_last and x.month <= p.period
