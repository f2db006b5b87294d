-- entity: credit_line
select k.institution_id, p.period, l.branch as _branch, l.no as _no,
    c.customer_id, c.customer_name, c.id_type, c.id_number, credit_line_id(k.number, l.no) as credit_line_id, '综合授信额度' as credit_line_name,
    l.applied_on, l.subject_type, l.line_type as credit_line_type, yuan(l.amount) as credit_limit, yuan(coalesce(u.used, 0)) as credit_used,
    l.starts_on, l.matures_on, '同意' as approval_opinion, employee_id(k.number, l.approver) as approver_id, employee_id(k.number, l.handler) as handler_id,
    if(l.matures_on >= p.period, 'active', 'ended') as credit_line_status
from credit_line l
join bank k on k.no = l.bank
join customer_wide c on c.bank = l.bank and c.kind = l.holder_kind and c.who = l.holder
join period p on l.starts_on <= p.period and l.matures_on >= p.first_day
left join (
    select x.bank, x.borrower_kind, x.borrower, m.month, sum(m.closing) as used from lending_month m join lending x on x.no = m.loan group by all
) u on u.bank = l.bank and u.borrower_kind = l.holder_kind and u.borrower = l.holder and u.month = p.month
