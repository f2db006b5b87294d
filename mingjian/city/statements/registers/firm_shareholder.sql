select o.institution_id, p.period, f.code as unified_code, h.name as holder_name, if(h.is_firm, 'organisation', 'person') as holder_type, h.id_number as holder_id_number,
    if(h.is_firm, h.id_number, null) as holder_unified_code, yuan(x.subscribed) as subscribed, yuan(x.subscribed) as paid_in, x.share, x.since as started_on,
    if(x.until <= p.period, x.until, null) as ended_on
from shareholder x
join department o on o.kind = 'business_registry'
join firm f on f.no = x.firm
join holder h on h.kind = x.holder_kind and h.no = x.holder
join period p on p.is_register and x.since <= p.period and f.founded_on <= p.period
