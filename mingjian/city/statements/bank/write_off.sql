-- entity: loan
select l.institution_id, p.period, l.branch as _branch, l.no as _no,
    l.customer_id, l.borrower_name as customer_name, if(l.borrower_kind = 'person', 'personal_loan', 'corporate_loan') as asset_type, l.contract_id, l.loan_id,
    yuan(coalesce(m.opening, l.amount)) as principal_written_off, l.written_off_on, yuan(coalesce(w.recovered, 0)) as principal_recovered,
    coalesce(w.recovery, 'none') as recovery_status, l.officer_id as recovery_employee_id, 'claim_kept' as write_off_status
from lending l
join period p on l.written_off_on <= p.period
left join (
    select m.loan, m.opening from lending_month m join lending l on l.no = m.loan join all_period p using (month)
    where l.written_off_on between p.first_day and p.last_day
) m on m.loan = l.no
left join write_off w on w.loan = l.no
where l.written_off_on >= (select min(first_day) from all_period)
