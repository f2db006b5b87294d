-- entity: objection
select o.institution_id, p.period, z.no as _no, 'YY' || lpad(z.no::varchar, 8, '0') as objection_number, t.title_number, t.unit_code, h.name as objector_name,
    h.id_number as objector_id_number, z.reason, z.registered_on, z.registered_on + 15 as lapses_on, if(z.sued_on <= p.period, z.sued_on, null) as sued_on,
    if(z.ended_on <= p.period, z.ended_on, null) as ended_on, if(z.ended_on <= p.period, z.ended_for, null) as ended_for
from objection z
join department o on o.kind = 'real_estate'
join property t on t.no = z.property
join person h on h.no = z.objector
join period p on p.is_register and z.registered_on <= p.period
