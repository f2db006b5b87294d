-- entity: provident_fund
with said as (
    select h.no as person, h.income // 12 as base, h.income // 8 as balance, greatest(h.birth_on + 8400, date '2010-01-01') as opened_on, h.employer,
        null::date as paid_until, 'paying' as status, 0 as loan_balance, 0 as loan_payment, null::integer as no
    from person h where h.employer is not null and h.no < (select count(*) from person) - (select planted from planted_people)
    union all
    select f.person, f.base, f.balance, f.opened_on, h.employer, f.paid_until, f.status, f.loan_balance, f.loan_payment, f.no
    from provident_fund f join person h on h.no = f.person
)
select o.institution_id, p.period, s.no as _no, 'GJJ' || lpad(h.no::varchar, 9, '0') as account_id, h.id_number, h.name, f.name as employer_name, f.code as employer_unified_code,
    s.opened_on, yuan(s.base) as contribution_base, 12 as employer_rate, 12 as personal_rate, yuan(s.balance) as balance, coalesce(s.paid_until, p.first_day) as paid_until,
    s.status as fund_account_status, yuan(s.loan_balance) as loan_balance, yuan(s.loan_payment) as loan_monthly_payment
from said s
join department o on o.kind = 'provident_fund'
join person h on h.no = s.person
left join firm f on f.no = s.employer
join period p on p.is_register
