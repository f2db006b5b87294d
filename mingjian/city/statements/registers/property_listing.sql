select o.institution_id, p.period, 'ML' || lpad(x.no::varchar, 8, '0') as listing_number, t.unit_code, x.kind as listing_kind, x.authority, x.listed_on,
    if(x.removed_on <= p.period, x.removed_on, null) as removed_on
from listing x
join department o on o.kind = 'real_estate'
join property t on t.no = x.property
join period p on p.is_register and x.listed_on <= p.period
