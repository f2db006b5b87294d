-- entity: entrusted_payment
select l.institution_id, p.period, l.branch as _branch, e.no as _no,
    l.contract_id, l.loan_id, yuan(l.amount) as loan_amount, yuan(e.amount) as amount, e.paid_on,
    coalesce(e.payee_account, d.account_id) as payee_account, coalesce(e.payee_name, d.owner_name) as payee_name,
    coalesce(k.code, '910000000000000000') as payee_bank_code, coalesce(e.payee_bank_name, k.bank_name) as payee_bank_name
from entrusted_payment e
join lending l on l.no = e.loan
join period p on e.paid_on between p.first_day and p.period
left join deposit d on d.no = e.account
left join bank k on k.no = d.bank
