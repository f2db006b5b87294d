-- entity: land_right
select o.institution_id, p.period, l.no as _no, l.plot_number, 'QZ' || lpad(l.no::varchar, 8, '0') as right_number, l.kind as right_kind, h.name as holder_name,
    h.id_number as holder_id_number, l.area, l.use as land_use, l.village, l.region as region_code, l.registered_on, if(l.ended_on <= p.period, l.ended_on, null) as ended_on
from land_right l
join department o on o.kind = 'real_estate'
join person h on h.no = l.holder
join period p on p.is_register and l.registered_on <= p.period
