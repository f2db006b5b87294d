-- entity: account
select d.institution_id, p.period, d.branch as _branch, d.no as _no,
    d.ledger_code, g.ledger_name, d.customer_id, d.owner_name as account_name, d.account_id,
    d.kind as account_kind, d.kind = 'margin' as is_margin_account, d.interest_rate, yuan(m.closing) as balance,
    d.opened_on, b.teller_id as opening_teller_id, d.closed_on,
    greatest(d.opened_on, (select min(first_day) from all_period) + m.last_moved_day) as last_moved_on,
    if(d.closed_on <= p.period, 'closed', 'normal') as account_status
from account_month m
join deposit d on d.no = m.account
join period p on p.month = m.month
join ledger g using (ledger_code)
join branch_wide b on b.no = d.branch
where d.owner_kind = 'firm' and d.opened_on <= p.period and coalesce(d.closed_on >= p.first_day, true)
