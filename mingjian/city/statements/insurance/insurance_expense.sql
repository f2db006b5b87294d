-- entity: insurance_expense
select i.institution_id, p.period, e.no as _no, 'FY' || lpad(e.no::varchar, 10, '0') as expense_id, '11000' || i.number as branch_id, e.insurance_class,
    e.category as expense_category, e.incurred_on, yuan(e.amount) as amount, 'PZ' || lpad(e.no::varchar, 10, '0') as voucher_number, e.invoice as invoice_number, e.invoiced_on,
    coalesce(e.payee_name, f.name) as payee_name, f.code as payee_id_number, f.code as payee_unified_code, e.paid_on,
    'YG' || lpad(i.number::varchar, 2, '0') || lpad(coalesce(e.handler, (i.number - 1) * 6 + 4)::varchar, 6, '0') as handler_id, e.summary
from insurance_expense e
join insurer i on i.no = e.insurer
join period p on e.incurred_on between p.first_day and p.period
left join firm f on f.no = e.payee
