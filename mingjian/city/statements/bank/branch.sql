select institution_id, period, b.no as _branch, b.no as _no,
    '91110' || b.branch_id || '0000' as business_licence_number,
    if(w.head = (select min(x.head) from branch_wide x where x.bank = w.bank), 'management', 'outlet') as branch_category,
    b.region as region_code, 'operating' as business_status, b.founded_on, b.address, b.phone,
    p.name as head_name, '行长' as head_title, p.phone as head_phone
from branch b
join branch_wide w on w.no = b.no
join employee e on e.no = b.head
join person p on p.no = e.person
cross join period
