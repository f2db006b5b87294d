-- entity: internal_movement
select b.institution_id, p.period, b.no as _branch, m.extra as _no,
    transaction_id(b.bank_number, 700000000000 + m.no) as transaction_id,
    m.ledger_code, g.ledger_name, b.branch_name || g.ledger_name as account_name, m.account_id,
    m.moment::date as transacted_on, m.moment::time as transacted_at, 'batch' as transaction_type,
    if(m.amount > 0, 'debit', 'credit') as direction, yuan(abs(m.amount)) as amount,
    yuan(greatest(m.balance, 0)) as debit_balance_after, yuan(greatest(-m.balance, 0)) as credit_balance_after,
    m.counterparty_account, m.counterparty_name, m.summary, 'counter' as channel,
    coalesce(m.teller_id, b.teller_id) as teller_id, m.authoriser_id, m.moment::date as entered_on, m.moment::date as cleared_on
from internal_balance m
join branch_wide b on b.no = m.branch
join ledger g using (ledger_code)
join period p on p.month = m.month
