select o.institution_id, p.period, 'BG' || lpad(x.no::varchar, 8, '0') as change_id, f.code as unified_code, x.item as change_item, x.changed_on, x.before as before, x.after as after
from firm_change x
join department o on o.kind = 'business_registry'
join firm f on f.no = x.firm
join period p on p.is_register and x.changed_on <= p.period and f.founded_on <= p.period
