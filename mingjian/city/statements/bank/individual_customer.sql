-- entity: person
select c.institution_id, period, c.branch as _branch, c.who as _no,
    c.customer_id, c.customer_name, c.id_number,
    if(f.legal_person is null, 'ordinary', 'small_business_owner') as customer_kind,
    '汉族' as ethnicity, p.gender,
    if(p.birth_on > date '1985-01-01', 'bachelor', 'college') as education,
    spelled(p.birth_on) as birth_month, m.person is not null as is_married,
    coalesce(e.name, k.bank_name) as employer_name, e.address as employer_address, e.phone as employer_phone,
    p.occupation, if(s.person is null, null, s.position) as job_title,
    yuan(p.income) as annual_income, c.address, c.phone,
    coalesce(c.first_credit_on <= period, false) as is_credit_customer,
    if(c.first_credit_on <= period, spelled(c.first_credit_on), '999912') as first_credit_month,
    coalesce(p.is_farmer, false) as is_farmer, s.person is not null as is_employee, false as is_blacklisted
from customer_wide c
join person p on p.no = c.who
left join firm e on e.no = p.employer
left join bank k on k.no = p.employer_bank
left join (select distinct legal_person from firm) f on f.legal_person = p.no
left join staff s on s.person = p.no and s.bank = c.bank
left join (select husband as person from marriage where ended_on is null union select wife from marriage where ended_on is null) m on m.person = p.no
join period on c.since <= period
where c.kind = 'person'
