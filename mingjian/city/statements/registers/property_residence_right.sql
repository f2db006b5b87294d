select o.institution_id, p.period, 'JZ' || lpad(x.no::varchar, 8, '0') as residence_number, t.title_number, t.unit_code, h.name as holder_name,
    h.id_number as holder_id_number, x.starts_on, x.ends_on, x.registered_on, if(x.ended_on <= p.period, x.ended_on, null) as ended_on
from residence_right x
join department o on o.kind = 'real_estate'
join property t on t.no = x.property
join person h on h.no = x.holder
join period p on p.is_register and x.registered_on <= p.period
