-- entity: claim_payment
select w.institution_id, p.period, y.no as _no, 'PK' || lpad(y.no::varchar, 10, '0') as payment_id, claim_id(w.number, c.no) as claim_id,
    'NX' || lpad(y.subject::varchar, 10, '0') as subject_id, y.kind as payment_kind, y.paid_on, yuan(y.amount) as amount, coalesce(y.payee_name, d.owner_name, h.name) as payee_name,
    if(y.payee_kind = 'firm', 'organisation', 'person') as payee_type, if(y.payee_kind = 'firm', 'unified_social_credit_code', 'resident_id') as payee_id_type,
    coalesce(d.id_number, h.id_number, w.id_number) as payee_id_number, if(y.payee_kind = 'firm', d.id_number, null) as payee_unified_code, y.capacity as payee_capacity,
    d.account_id as payee_account, k.bank_name as payee_bank, y.method as payment_method,
    'YG' || lpad(w.number::varchar, 2, '0') || lpad(coalesce(y.handler, (w.number - 1) * 6)::varchar, 6, '0') as handler_id
from claim_payment y
join claim c on c.no = y.claim
join policy_wide w on w.no = c.policy
join period p on y.paid_on between p.first_day and p.period
left join deposit d on d.no = y.account
left join bank k on k.no = d.bank
left join holder h on h.kind = coalesce(y.payee_kind, 'person') and h.no = y.payee
