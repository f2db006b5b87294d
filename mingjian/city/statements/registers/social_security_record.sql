-- entity: social_security
with said as (
    select h.no as person, h.employer, h.income // 12 as base, date '2000-01-01' as since, null::date as until, 'employee' as kind, null::integer as no
    from person h where h.employer is not null and h.no < (select count(*) from person) - (select planted from planted_people)
    union all
    select person, employer, base, since, until, kind, no from social_security
)
select o.institution_id, p.period, s.no as _no, h.id_number, m.first_day as month, h.name, s.kind as insured_kind, f.name as employer_name, f.code as employer_unified_code,
    yuan(s.base) as contribution_base, yuan(s.base * 16 // 100) as employer_amount, yuan(s.base * 8 // 100) as personal_amount, m.first_day + 14 as paid_on
from said s
join department o on o.kind = 'social_security'
join person h on h.no = s.person
join all_period m on s.since <= m.last_day and coalesce(s.until >= m.first_day, true)
join period p on p.is_last and m.period <= p.period
left join firm f on f.no = s.employer
