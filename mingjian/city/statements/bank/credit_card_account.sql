-- entity: card
select c.institution_id, p.period, c.branch as _branch, c.no as _no,
    c.customer_id, c.customer_name, c.id_number, c.card_account_id, 'normal' as account_status,
    yuan(-m.owed) as balance, yuan(c.credit_limit) as limit_ceiling, yuan(c.credit_limit // 2) as cash_limit, c.opened_on as assessed_on,
    yuan(c.credit_limit) as credit_limit, yuan(greatest(m.owed, 0)) as overdrawn, yuan(m.instalments) as instalment_balance,
    yuan(c.credit_limit - m.owed) as limit_left, 'normal' as five_class, m.transactions as transactions_in_month,
    yuan(m.spent) as overdrawn_in_month, yuan(m.spent - m.cash) as spent_in_month, yuan(m.cash) as cash_in_month,
    yuan(m.instalments) as instalments_in_month, 1 as issuers, 0 as limits_elsewhere, false as is_in_collection
from card_month m
join card_wide c on c.no = m.card
join period p on p.month = m.month
