-- entity: discount
with said as (
    select d.no, d.loan, d.number, d.acceptor, d.drawer_name, d.amount, d.drawn_on, d.matures_on, d.discounted_on, d.interest_rate from discount d
    union all
    select null, l.no, null, '外地银行', '冀中商行', l.amount, l.issued_on - 30, l.matures_on, l.issued_on, l.interest_rate
    from loan l where l.loan_type = 'bill_discount' and not exists (select 1 from discount d where d.loan = l.no)
)
select l.institution_id, p.period, l.branch as _branch, d.no as _no,
    l.contract_id, l.loan_id, coalesce(d.number, '2' || lpad(l.no::varchar, 22, '0')) as bill_number, 'bank_acceptance' as bill_type, yuan(d.amount) as face_amount,
    d.drawn_on, d.matures_on, d.drawer_name, d.acceptor as acceptor_name, l.borrower_name as customer_name, l.customer_id,
    l.receiving_account as customer_account, l.receiving_bank_name as customer_bank_name,
    yuan(d.amount - d.amount * d.interest_rate * date_diff('day', d.discounted_on, d.matures_on) / 36000) as amount, d.discounted_on,
    date_diff('day', d.discounted_on, d.matures_on) as interest_days, d.interest_rate,
    yuan(d.amount * d.interest_rate * date_diff('day', d.discounted_on, d.matures_on) / 36000) as interest, if(m.closing > 0, 'normal', 'paid') as bill_status
from said d
join lending l on l.no = d.loan
join lending_month m on m.loan = d.loan
join period p on p.month = m.month
