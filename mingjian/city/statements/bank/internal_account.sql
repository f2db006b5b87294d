-- entity: internal_account
select b.institution_id, p.period, m.branch as _branch, i.no as _no,
    m.ledger_code, g.ledger_name, b.branch_name || g.ledger_name as account_name, i.account_id,
    if(m.closing < 0, 'credit', 'debit') as balance_direction,
    yuan(greatest(m.closing, 0)) as debit_balance, yuan(greatest(-m.closing, 0)) as credit_balance,
    false as is_interest_bearing, 'none' as interest_method, date '2015-01-05' as opened_on, 'normal' as account_status
from ledger_month m
join internal_account i using (branch, ledger_code)
join branch_wide b on b.no = m.branch
join ledger g using (ledger_code)
join period p on p.month = m.month
