-- entity: property
select o.institution_id, p.period, t.no as _no, t.title_number, t.unit_code, h.name as owner_name, h.id_type as owner_id_type, h.id_number as owner_id_number,
    if(h.is_firm, h.id_number, null) as owner_unified_code, 'sole' as co_ownership, coalesce(t.share, 1) as share, if(t.use = 'land', 'land', 'house') as right_type,
    if(t.use = 'land', 'other', t.use) as property_use, t.location, t.region as region_code, t.area, date '2075-12-31' as land_use_ends_on, 2012 as built_year,
    exists (select 1 from seizure z where z.property = t.no and z.registered_on <= p.period and coalesce(z.released_on > p.period, true)) as is_transfer_banned,
    t.acquired_on as registered_on, if(t.cancelled_on <= p.period, t.status, 'valid') as title_status, if(t.cancelled_on <= p.period, t.cancelled_on, null) as cancelled_on
from property t
join department o on o.kind = 'real_estate'
join holder h on h.kind = t.owner_kind and h.no = t.owner
join period p on p.is_register and t.acquired_on <= p.period
