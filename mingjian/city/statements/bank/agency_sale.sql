-- entity: agency_sale
select k.institution_id, p.period, s.branch as _branch, s.no as _no,
    c.customer_id, c.customer_name, d.account_id as customer_account, dk.bank_name as customer_bank_name, 'DX' || lpad(k.number::varchar, 2, '0') || lpad(s.no::varchar, 9, '0') as sale_id,
    s.sale_type, s.product as product_name, s.direction, s.sold_on as traded_on, yuan(s.amount) as amount, s.issuer as issuer_name,
    '9911' || lpad(s.no::varchar, 12, '0') as issuer_account, '外地银行' as issuer_bank_name, 'CNY' as fee_currency, yuan(s.fee) as fee_amount,
    employee_id(k.number, s.handler) as handler_id
from agency_sale s
join bank k on k.no = s.bank
join customer_wide c on c.bank = s.bank and c.kind = s.holder_kind and c.who = s.holder
join period p on s.sold_on between p.first_day and p.period
left join deposit d on d.no = s.account
left join bank dk on dk.no = d.bank
