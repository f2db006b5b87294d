select o.institution_id, p.period, 'YC' || lpad(x.no::varchar, 8, '0') as listing_id, f.code as unified_code, x.is_serious, x.reason, '市场监督管理局' as authority, x.listed_on,
    if(x.removed_on <= p.period, x.removed_on, null) as removed_on
from firm_listing x
join department o on o.kind = 'business_registry'
join firm f on f.no = x.firm
join period p on p.is_register and x.listed_on <= p.period and f.founded_on <= p.period
