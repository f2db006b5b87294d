-- entity: group_member
select c.institution_id, p.period, c.branch as _branch, g.no as _no,
    'JT' || lpad(g.group_no::varchar, 6, '0') as group_id, g.group_name, o.customer_id as parent_customer_id, o.customer_name as parent_name,
    h.name as controller_name, 'natural_person' as controller_kind, yuan(f.assets * 3) as group_assets, yuan(f.liabilities * 3) as group_liabilities,
    yuan(greatest(coalesce(sum(u.used) over (partition by g.bank, g.group_no, p.month), 0) * 3 // 2, 100000000)) as group_credit_limit,
    yuan(coalesce(sum(u.used) over (partition by g.bank, g.group_no, p.month), 0)) as group_credit_used,
    c.customer_id as member_customer_id, c.customer_name as member_name, yuan(coalesce(u.used, 0)) as member_credit_used
from group_member g
join customer_wide c on c.bank = g.bank and c.kind = 'firm' and c.who = g.firm
join customer_wide o on o.bank = g.bank and o.kind = 'firm' and o.who = g.parent
join firm f on f.no = g.parent
join holder h on h.kind = 'person' and h.no = g.controller
join period p on c.since <= p.period and o.since <= p.period
left join (select x.bank, x.borrower, m.month, sum(m.closing) as used from lending_month m join lending x on x.no = m.loan where x.borrower_kind = 'firm' group by all) u
    on u.bank = g.bank and u.borrower = g.firm and u.month = p.month
