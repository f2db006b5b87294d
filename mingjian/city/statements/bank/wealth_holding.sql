with held as (
    select s.product, s.person, p.period, min(s.sold_on) as held_on, sum(if(s.kind in ('redemption', 'repayment'), -1, 1) * s.amount) as amount
    from wealth_sale s join period p on s.sold_on <= p.period group by all
)
select k.institution_id, h.period, k.code as issuer_code, k.bank_name as issuer_name, o.name as customer_name, o.id_number, k.bank_name || w.name as product_name,
    'C10' || lpad(w.no::varchar, 11, '0') as product_registration_code, h.held_on, yuan(h.amount) as balance, yuan(h.amount) as balance_cny, h.amount / 100 as units
from held h
join wealth_product w on w.no = h.product
join bank k on k.no = w.bank
join holder o on o.kind = 'person' and o.no = h.person
where h.amount > 0
