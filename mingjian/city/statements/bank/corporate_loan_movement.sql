-- entity: loan_movement
select l.institution_id, p.period, l.branch as _branch, m.no as _no,
    transaction_id(l.bank_number, 500000000000 + m.no) as transaction_id,
    l.ledger_code, g.ledger_name, l.customer_id, l.borrower_name as account_name, 
    l.loan_account_id, l.loan_id,
    (p0.first_day + (m.moment // 86400)::integer) as transacted_on,
    make_time((m.moment % 86400) // 3600, (m.moment % 3600) // 60, m.moment % 60) as transacted_at,
    t.word as transaction_type, if(t.word = 'loan_disbursement', 'debit', 'credit') as direction,
    yuan(m.amount) as amount, yuan(m.balance) as balance_after,
    d.account_id as counterparty_account, d.owner_name as counterparty_name, k.code as counterparty_bank_code,
    k.bank_name as counterparty_bank_name,
    case t.word when 'loan_disbursement' then '放款' when 'principal_repayment' then '还本' when 'interest_repayment' then '还息' else '核销或转让' end as summary,
    'counter' as channel
from lending_balance m
join lending l on l.no = m.loan
join period p on p.month = m.month
join ledger g on g.ledger_code = l.ledger_code
join type_word t on t.code = m.kind
cross join (select min(first_day) as first_day from all_period) p0
left join deposit d on d.no = m.account
left join bank k on k.no = d.bank
where l.borrower_kind = 'firm'
