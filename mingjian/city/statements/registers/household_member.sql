-- entity: person
select o.institution_id, p.period, h.no as _no, h.id_number, h.name, h.gender, h.birth_on as born_on, lpad(h.household::varchar, 9, '0') as household_number,
    case h.household_role when 'head' then 'head' when 'spouse' then 'spouse' when 'child' then 'child' when 'parent' then 'parent' else 'other' end as relation_to_head,
    if(h.is_farmer, 'rural', 'urban') as residence_kind, h.region as region_code, h.village, h.address, h.birth_on as moved_in_on
from person h
join department o on o.kind = 'civil_affairs'
join period p on p.is_register and h.birth_on <= p.period and coalesce(h.died_on > p.period, true)
