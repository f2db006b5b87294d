-- entity: insurance_employee
select i.institution_id, p.period, e.no as _no, 'YG' || lpad(i.number::varchar, 2, '0') || lpad(e.no::varchar, 6, '0') as employee_id,
    h.name, h.id_number, h.phone, '11000' || i.number as branch_id, e.department, e.post, e.joined_on, e.left_on
from insurance_employee e
join insurer i on i.no = e.insurer
join person h on h.no = e.person
join period p on e.joined_on <= p.period and coalesce(e.left_on >= p.first_day, true)
