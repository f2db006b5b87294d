-- entity: loan
select l.institution_id, p.period, l.branch as _branch, l.no as _no,
    l.ledger_code, g.ledger_name, l.customer_id, l.borrower_name as customer_name, 
    l.contract_id, l.loan_id, l.loan_account_id, l.loan_type, l.issue_type, l.payment_method,
    yuan(l.amount) as loan_amount, yuan(m.closing) as principal_balance, c.five_class,
    l.instalments as instalments_total, greatest(least(m.due + 1, l.instalments), 1) as instalment_current, 0 as extensions,
    l.issued_on, l.matures_on, c.ended_on,
    yuan(m.principal_overdue) as principal_overdue, m.principal_since as principal_overdue_since,
    yuan(if(c.overdue_days <= 90, m.interest_overdue, 0)) as interest_overdue_on_books,
    yuan(if(c.overdue_days > 90, m.interest_overdue, 0)) as interest_overdue_off_books,
    m.interest_since as interest_overdue_since, m.missed as missed_in_a_row, m.missed as missed_total,
    l.previous_loan_id,
    l.receiving_account, l.receiving_account_name, l.receiving_bank_name, 'lpr' as rate_type, l.interest_rate,
    l.repayment_method, l.repayment_account, l.repayment_bank_name, 'monthly' as interest_method,
    m.next_due_on, yuan(m.next_principal) as next_principal, yuan(m.next_interest) as next_interest,
    l.purpose, l.borrower_region as region_invested, l.industry as industry_invested,
    coalesce(l.is_online, false) as is_online, coalesce(l.is_green, false) as is_green,
    coalesce(l.is_agricultural, false) as is_agricultural,
    coalesce(l.is_agricultural and c.is_inclusive, false) as is_inclusive_agricultural,
    coalesce(c.is_inclusive, false) as is_inclusive_small_firm, coalesce(l.is_technology, false) as is_technology,
    l.officer_id as loan_officer_id, c.loan_status
from lending_month m
join lending l on l.no = m.loan
join lending_state c on c.loan = m.loan and c.month = m.month
join period p on p.month = m.month
join ledger g on g.ledger_code = l.ledger_code
where l.borrower_kind = 'firm'
