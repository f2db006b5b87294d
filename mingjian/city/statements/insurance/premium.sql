-- entity: premium
select w.institution_id, p.period, r.no as _no, 'BF' || lpad(r.no::varchar, 10, '0') as premium_id, w.policy_id, r.kind as premium_type, r.due_on, r.received_on,
    yuan(r.amount) as amount, coalesce(r.payer_name, d.owner_name, w.holder_name) as payer_name, coalesce(d.id_number, w.id_number) as payer_id_number,
    d.account_id as payer_account, k.bank_name as payer_bank, w.insurer_code || '01' as receiving_account, coalesce(r.method, 'transfer') as payment_method,
    coalesce(r.is_through_intermediary, false) as is_through_intermediary, r.received_on as collected_on
from premium r
join policy_wide w on w.no = r.policy
join period p on r.received_on between p.first_day and p.period
left join deposit d on d.no = r.payer
left join bank k on k.no = d.bank
