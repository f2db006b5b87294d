select o.institution_id, p.period, 'J110105-2012-' || lpad(m.no::varchar, 8, '0') as certificate_number, h.name as husband_name, h.id_number as husband_id_number,
    w.name as wife_name, w.id_number as wife_id_number, m.registered_on, if(m.ended_on <= p.period, m.ended_on, null) as ended_on, if(m.ended_on <= p.period, m.ended_by, null) as ended_by
from marriage m
join department o on o.kind = 'civil_affairs'
join person h on h.no = m.husband
join person w on w.no = m.wife
join period p on p.is_register and m.registered_on <= p.period
