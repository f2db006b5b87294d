select b.institution_id, p.period, m.branch as _branch,
    m.ledger_code, g.ledger_name, yuan(greatest(m.opening, 0)) as opening_debit, yuan(greatest(-m.opening, 0)) as opening_credit,
    yuan(m.debit) as debit_turnover, yuan(m.credit) as credit_turnover,
    yuan(greatest(m.closing, 0)) as closing_debit, yuan(greatest(-m.closing, 0)) as closing_credit,
    'monthly' as reporting_cycle, p.period as accounting_on
from ledger_month m
join branch_wide b on b.no = m.branch
join ledger g using (ledger_code)
join period p on p.month = m.month
