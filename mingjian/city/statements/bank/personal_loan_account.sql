-- entity: loan
select l.institution_id, p.period, l.branch as _branch, l.no as _no,
    l.ledger_code, g.ledger_name, l.customer_id, l.borrower_name as account_name, l.loan_account_id, l.contract_id, l.loan_id,
    l.interest_rate, yuan(l.amount) as loan_amount, yuan(m.closing) as principal_balance, l.issued_on, l.matures_on,
    l.issued_on as opened_on, c.ended_on as closed_on, c.loan_status, if(m.closing > 0, 'normal', 'closed') as account_status
from lending_month m
join lending l on l.no = m.loan
join lending_state c on c.loan = m.loan and c.month = m.month
join period p on p.month = m.month
join ledger g on g.ledger_code = l.ledger_code
where l.borrower_kind = 'person'
