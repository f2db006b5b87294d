-- entity: endorsement
select w.institution_id, p.period, e.no as _no, 'PG' || lpad(e.no::varchar, 10, '0') as endorsement_id, w.policy_id, e.kind as endorsement_type, e.applied_on,
    e.effective_on, yuan(e.premium_change) as premium_change, yuan(e.amount) as amount, e.paid_on, coalesce(e.payee_name, d.owner_name, w.holder_name) as payee_name,
    coalesce(d.id_number, w.id_number) as payee_id_number, d.account_id as payee_account, coalesce(e.phone, w.holder_phone) as applicant_phone,
    e.before as before, e.after as after, 'YG' || lpad(w.number::varchar, 2, '0') || lpad(coalesce(e.handler, (w.number - 1) * 6)::varchar, 6, '0') as handler_id
from endorsement e
join policy_wide w on w.no = e.policy
join period p on e.applied_on between p.first_day and p.period
left join deposit d on d.no = e.payee
