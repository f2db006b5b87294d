select o.institution_id, p.period, f.code as unified_code, h.id_number, x.post, h.name, x.since as started_on, if(x.until <= p.period, x.until, null) as ended_on
from officer x
join department o on o.kind = 'business_registry'
join firm f on f.no = x.firm
join person h on h.no = x.person
join period p on p.is_register and x.since <= p.period and f.founded_on <= p.period
