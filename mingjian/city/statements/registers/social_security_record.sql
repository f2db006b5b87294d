-- entity: social_security
select o.institution_id, p.period, s.no as _no, h.id_number, m.first_day as month, h.name, s.kind as insured_kind, f.name as employer_name, f.code as employer_unified_code,
    yuan(s.base) as contribution_base, yuan(s.base * 16 // 100) as employer_amount, yuan(s.base * 8 // 100) as personal_amount, m.first_day + 14 as paid_on
from socially_insured s
join department o on o.kind = 'social_security'
join person h on h.no = s.person
join all_period m on s.since <= m.last_day and coalesce(s.until >= m.first_day, true)
join period p on p.is_last and m.period <= p.period
left join firm f on f.no = s.employer
