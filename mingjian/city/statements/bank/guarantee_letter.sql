-- entity: letter
select k.institution_id, p.period, l.branch as _branch, l.no as _no,
    letter_id(k.number, l.no) as guarantee_letter_id, l.letter_type, yuan(l.amount) as amount, yuan(l.amount) as balance, l.starts_on, l.matures_on,
    c.customer_id, c.customer_name, '中国' as applicant_country, l.beneficiary as beneficiary_name, '中国' as beneficiary_country,
    '8800' || lpad(l.no::varchar, 12, '0') as beneficiary_account, '外地银行' as beneficiary_bank_name, 0 as payment_term, '履约担保' as trade_background,
    'CNY' as fee_currency, yuan(l.amount // 200) as fee_amount, 100 * l.margin / l.amount as margin_ratio, 'CNY' as margin_currency, yuan(l.margin) as margin_amount,
    if(l.matures_on >= p.period, 'normal', 'ended') as letter_status, employee_id(k.number, l.handler) as handler_id
from letter l
join bank k on k.no = l.bank
join customer_wide c on c.bank = l.bank and c.kind = l.holder_kind and c.who = l.holder
join period p on l.starts_on <= p.period and l.matures_on >= p.first_day
