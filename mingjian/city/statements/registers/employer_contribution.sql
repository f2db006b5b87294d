with monthly as (
    select s.employer, m.first_day as month, count(*) as people, sum(s.base * 16 // 100 + s.base * 8 // 100) as due
    from socially_insured s
    join all_period m on s.since <= m.last_day and coalesce(s.until >= m.first_day, true)
    where s.employer is not null
    group by all
)
select o.institution_id, p.period, f.code as unified_code, f.name as employer_name, x.month, x.people as insured_people,
    yuan(x.due) as amount_due, yuan(x.due) as amount_paid, x.month + 14 as paid_on
from monthly x
join department o on o.kind = 'social_security'
join firm f on f.no = x.employer
join period p on p.is_last and x.month <= p.period
