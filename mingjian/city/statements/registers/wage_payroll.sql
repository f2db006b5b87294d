select o.institution_id, p.period, 'GD' || lpad(x.site::varchar, 8, '0') as site_id, x.month, h.id_number, h.name, f.code as employer_unified_code, yuan(x.due) as amount_due, x.due_on,
    yuan(x.paid) as amount_paid, x.paid_on, d.account_id as worker_account
from payroll x
join department o on o.kind = 'human_resources'
join person h on h.no = x.person
left join firm f on f.no = x.employer
left join deposit d on d.no = x.account
join period p on p.is_last and x.month <= p.period
