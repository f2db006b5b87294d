-- entity: card
select c.institution_id, p.period, c.branch as _branch, c.no as _no,
    c.customer_id, c.customer_name, c.id_number, c.card_account_id, 'normal' as account_status, c.card_number, '标准信用卡' as card_name,
    'personal' as card_type, '普卡' as card_level, '银联' as card_scheme, 'branch' as issue_channel, c.opened_on,
    coalesce(c.status, 'normal') as card_status, false as is_supplementary, c.card_number as main_card_number, 'unsecured' as guarantee_type,
    yuan(c.credit_limit) as local_limit, yuan(c.credit_limit - m.owed) as local_limit_left, coalesce(m.last_moved_on, c.opened_on) as last_moved_on
from card_month m
join card_wide c on c.no = m.card
join period p on p.month = m.month
