-- entity: loan
with changed as (
    select s.loan, s.month, s.five_class as after, lag(s.five_class) over (partition by s.loan order by s.month) as before, s.overdue_days
    from lending_state s join lending_month m on m.loan = s.loan and m.month = s.month where m.closing > 0
)
select l.institution_id, p.period, l.branch as _branch, l.no as _no,
    l.contract_id, l.loan_id, l.customer_id, l.borrower_name as customer_name, coalesce(e.changed_on, p.last_day) as changed_on,
    c.before as class_before, c.after as class_after,
    coalesce(e.reason, if(c.overdue_days > 0, '逾期' || c.overdue_days || '天', '已归还拖欠本息')) as reason,
    coalesce(e.method, 'automatic') as change_method, coalesce(employee_id(l.bank_number, e.handler), if(e.no is null, null, l.officer_id)) as handler_id
from changed c
join lending l on l.no = c.loan
join period p on p.month = c.month
left join (
    select e.loan, p.month, max(e.changed_on) as changed_on, arg_max(e.reason, e.changed_on) as reason, arg_max(e.method, e.changed_on) as method,
        arg_max(e.handler, e.changed_on) as handler, max(e.no) as no
    from class_event e join all_period p on e.changed_on between p.first_day and p.last_day group by all
) e on e.loan = c.loan and e.month = c.month
where c.before <> c.after
