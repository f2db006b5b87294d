-- entity: presale_account
select o.institution_id, p.period, x.no as _no, a.account_id, a.owner_name as account_name, k.bank_name, k.code as bank_code, 'XM' || lpad(x.project::varchar, 8, '0') as project_id,
    m.number as permit_number, d.code as developer_unified_code, 'JG' || lpad(x.no::varchar, 8, '0') as agreement_number, yuan(x.supervised) as key_supervised_amount,
    x.letter_number as guarantee_letter_number, yuan(x.letter_amount) as guarantee_amount, x.opened_on, if(x.closed_on <= p.period, x.closed_on, null) as closed_on
from presale_account x
join department o on o.kind = 'housing'
join deposit a on a.no = x.account
join bank k on k.no = a.bank
join project j on j.no = x.project
join firm d on d.no = j.developer
left join permit m on m.no = x.permit
join period p on p.is_register and x.opened_on <= p.period and j.started_on <= p.period
