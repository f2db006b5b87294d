-- entity: employee
select s.institution_id, period, s.branch as _branch, s.no as _no,
    s.employee_id, p.name as employee_name, p.id_number, p.phone, s.department,
    'G' || lpad((s.no % 7)::varchar, 2, '0') as position_id, s.position as position_name, s.is_executive,
    if(s.is_executive, s.joined_on, null) as approved_on, s.joined_on as appointed_on, 'regular' as employee_type,
    if(s.left_on <= period, 'left', 'in_post') as employee_status
from staff s
join person p on p.no = s.person
join period on s.joined_on <= period and coalesce(s.left_on >= first_day, true)
