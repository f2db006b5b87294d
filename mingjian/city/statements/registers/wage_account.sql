-- entity: wage_account
select o.institution_id, p.period, x.no as _no, a.account_id, a.owner_name || '农民工工资专户' as account_name, k.bank_name, k.code as bank_code,
    'GD' || lpad(x.site::varchar, 8, '0') as site_id, 'XY' || lpad(x.no::varchar, 8, '0') as agreement_number, x.opened_on, x.announced_on as closure_announced_on, x.closed_on
from wage_account x
join department o on o.kind = 'human_resources'
join deposit a on a.no = x.account
join bank k on k.no = a.bank
join site s on s.no = x.site
join period p on p.is_register and x.opened_on <= p.period and s.signed_on <= p.period
