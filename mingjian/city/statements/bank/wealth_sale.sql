-- entity: wealth_sale
select k.institution_id, p.period, d.branch as _branch, s.no as _no,
    'XS' || lpad(s.no::varchar, 10, '0') as sale_contract_id, 'LX' || lpad(s.no::varchar, 10, '0') as transaction_id, k.code as issuer_code, k.bank_name as issuer_name,
    h.name as customer_name, h.id_number, d.account_id as customer_account, dk.bank_name as customer_bank_name, '110000' as customer_account_region,
    'LC' || lpad(w.no::varchar, 6, '0') as product_code, k.bank_name || w.name as product_name, 'C10' || lpad(w.no::varchar, 11, '0') as product_registration_code,
    s.kind as transaction_type, s.sold_on as confirmed_on, time '10:00:00' as confirmed_at, 1 as net_value, yuan(s.amount) as amount, yuan(s.amount) as amount_cny,
    s.amount / 100 as units, s.channel, employee_id(k.number, s.teller) as teller_id
from wealth_sale s
join wealth_product w on w.no = s.product
join bank k on k.no = w.bank
join holder h on h.kind = 'person' and h.no = s.person
join period p on s.sold_on between p.first_day and p.period
left join deposit d on d.no = s.account
left join bank dk on dk.no = d.bank
