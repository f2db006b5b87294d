-- entity: loan
select l.institution_id, p.period, l.branch as _branch, l.no as _no,
    l.customer_id, l.borrower_name as customer_name, l.contract_id, l.contract_id as master_contract_id,
    if(l.borrower_kind = 'person', '个人借款合同', '流动资金借款合同') as contract_name,
    l.loan_type, yuan(l.amount) as contract_amount, l.issued_on as starts_on, l.matures_on, l.guarantee_type, l.purpose,
    l.officer_id as manager_id, if(m.closing > 0, 'active', 'ended') as contract_status
from lending_month m
join lending l on l.no = m.loan
join period p on p.month = m.month
