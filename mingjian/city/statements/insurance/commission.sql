-- entity: commission
select w.institution_id, p.period, c.no as _no, 'YJ' || lpad(c.no::varchar, 10, '0') as commission_id, w.policy_id, agent_id(w.number, c.agent) as agent_id,
    w.agency_code as intermediary_unified_code, c.kind as commission_type, yuan(c.base) as premium_base, yuan(c.amount) as amount, c.accrued_on, c.paid_on,
    coalesce(c.payee_name, d.owner_name, h.name) as payee_name, coalesce(d.id_number, h.id_number) as payee_id_number, d.account_id as payee_account
from commission c
join policy_wide w on w.no = c.policy
join period p on c.accrued_on between p.first_day and p.period
left join agent a on a.no = c.agent
left join person h on h.no = a.person
left join deposit d on d.no = c.account
