-- entity: presale_contract
select o.institution_id, p.period, x.no as _no, 'YS' || lpad(x.no::varchar, 10, '0') as contract_number, 'XM' || lpad(x.project::varchar, 8, '0') as project_id,
    m.number as permit_number, x.building, x.room, presale_unit(x.no) as unit_code, h.name as buyer_name, h.id_number as buyer_id_number, x.area,
    yuan(x.price) as price, yuan(x.down_payment) as down_payment, yuan(x.loan_amount) as loan_amount, k.bank_name as loan_bank_name, k.code as loan_bank_code,
    a.account_id, x.signed_on, x.signed_on + 5 as filed_on
from presale_contract x
join department o on o.kind = 'housing'
join permit m on m.no = x.permit
join person h on h.no = x.buyer
join presale_account y on y.no = x.account
join deposit a on a.no = y.account
left join bank k on k.no = x.loan_bank
join period p on p.is_register and x.signed_on <= p.period
