-- entity: bill
select k.institution_id, p.period, i.branch as _branch, i.no as _no,
    bill_number(k.number, i.no) as bill_number, 'bank_acceptance' as bill_type, yuan(i.amount) as face_amount, i.drawn_on, i.matures_on,
    firm_customer_id(k.number, i.drawer) as customer_id, f.name as drawer_name, a.account_id as drawer_account, k.bank_name as drawer_bank_name,
    coalesce(i.payee_name, h.name) as payee_name, coalesce(i.payee_account, y.account_id, '99001234567890') as payee_account,
    coalesce(yk.bank_name, '外地银行') as payee_bank_name, exists (select 1 from discount d where d.bill = i.no and d.bank = i.bank) as is_discounted_here,
    i.trade as trade_background, 'CNY' as fee_currency, yuan(i.amount // 2000) as fee_amount, 100 * i.margin / i.amount as margin_ratio,
    'CNY' as margin_currency, yuan(i.margin) as margin_amount, g.account_id as margin_account, if(i.matures_on > p.period, 'normal', 'paid') as bill_status,
    employee_id(k.number, i.handler) as handler_id
from bill i
join bank k on k.no = i.bank
join firm f on f.no = i.drawer
join period p on i.drawn_on <= p.period and i.matures_on >= p.first_day
left join deposit a on a.no = i.account
left join deposit g on g.no = i.margin_account
left join holder h on h.kind = i.payee_kind and h.no = i.payee
left join (select owner, min(no) as no from deposit where owner_kind = 'firm' group by all) o on i.payee_kind = 'firm' and o.owner = i.payee
left join deposit y on y.no = o.no
left join bank yk on yk.no = y.bank
