select o.institution_id, p.period, h.id_number, h.name, h.died_on, least(h.died_on + 3, p.period) as registered_on
from person h
join department o on o.kind = 'civil_affairs'
join period p on p.is_register and h.died_on <= p.period
