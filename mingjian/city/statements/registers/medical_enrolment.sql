-- entity: medical_enrolment
with said as (
    select h.no as person, h.employer, if(h.employer is null, 'resident', 'employee') as kind, if(h.employer is null, null, h.income // 12) as base,
        greatest(h.birth_on, date '2010-01-01') as starts_on, h.died_on as ends_on, null::integer as no
    from person h where h.no < (select count(*) from person) - (select planted from planted_people)
    union all
    select person, employer, kind, null, starts_on, ends_on, no from medical_enrolment
)
select o.institution_id, p.period, s.no as _no, h.id_number, h.name, s.kind as enrolment_kind, f.code as employer_unified_code, h.region as region_code,
    yuan(s.base) as contribution_base, date_trunc('month', greatest(least(s.ends_on, p.period), s.starts_on))::date as paid_until, s.starts_on, s.ends_on
from said s
join department o on o.kind = 'medical_insurance'
join person h on h.no = s.person
left join firm f on f.no = s.employer
join period p on p.is_register and s.starts_on <= p.period
