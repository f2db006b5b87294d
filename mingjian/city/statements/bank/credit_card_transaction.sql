-- entity: card_transaction
select c.institution_id, p.period, c.branch as _branch, t.no as _no,
    transaction_id(c.bank_number, 600000000000 + t.no) as transaction_id, '130104' as ledger_code, '信用卡透支' as ledger_name,
    c.customer_id, c.customer_name, c.id_number, c.card_account_id, c.card_number,
    t.kind as transaction_type, if(t.amount > 0, 'debit', 'credit') as direction, t.moment::date as transacted_on, t.moment::time as transacted_at,
    yuan(abs(t.amount)) as amount, yuan(-t.owed) as balance_after,
    d.account_id as counterparty_account, coalesce(t.merchant, c.customer_name) as counterparty_name, k.bank_name as counterparty_bank_name,
    t.merchant_id, t.merchant as merchant_name, t.summary, if(t.channel = 'pos', 'offline', 'online') as place,
    p.last_day as billed_on, if(t.amount > 0, p.last_day + 25, null) as due_on, coalesce(t.is_instalment, false) as is_instalment, t.channel
from card_transaction t
join card_wide c on c.no = t.card
join period p on p.month = t.month
left join deposit d on d.no = c.account and t.kind = 'repayment'
left join bank k on k.no = d.bank
