-- entity: project_loan
select l.institution_id, p.period, l.branch as _branch, r.no as _no,
    l.contract_id, l.loan_id, r.project_type, r.name as project_name, yuan(l.amount) as loan_amount, yuan(m.closing) as principal_balance,
    l.loan_type = 'project_syndicated' as is_syndicated, l.customer_id, l.borrower_name as customer_name, yuan(r.investment) as total_investment,
    yuan(r.capital) as project_capital, '京发改备' || r.no as approval_number, '项目备案' as approval, '京国用' || r.no as land_certificate_number,
    r.land_certificate_on, '地字' || r.no as land_planning_permit_number, r.land_planning_on as land_planning_permit_on,
    '建字' || r.no as works_planning_permit_number, r.works_planning_on as works_planning_permit_on, '施字' || r.no as construction_permit_number,
    r.construction_permit_on, r.started_on as construction_started_on, s.loan_status
from project_loan r
join lending l on l.no = r.loan
join lending_month m on m.loan = r.loan
join lending_state s on s.loan = r.loan and s.month = m.month
join period p on p.month = m.month
