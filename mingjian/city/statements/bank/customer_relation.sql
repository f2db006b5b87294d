-- entity: firm_relation
with said as (
    select c.bank, c.who as firm, 'person' as holder_kind, f.legal_person as holder, 'legal_representative' as relation, null::integer as no
    from customer_wide c join firm f on f.no = c.who where c.kind = 'firm' and f.legal_person is not null
    union all
    select c.bank, c.who, 'person', f.finance_head, 'finance_head', null
    from customer_wide c join firm f on f.no = c.who where c.kind = 'firm' and f.finance_head is not null
    union all
    select c.bank, c.who, s.holder_kind, s.holder, 'shareholder', null
    from customer_wide c join shareholder s on s.firm = c.who where c.kind = 'firm' and s.until is null
    union all
    select bank, firm, holder_kind, holder, relation, no from firm_relation
),
once as (select bank, firm, holder_kind, holder, relation, max(no) as no from said group by all)
select c.institution_id, p.period, c.branch as _branch, s.no as _no,
    c.customer_id, c.customer_name, c.id_type as customer_id_type, c.id_number as customer_id_number, s.relation as relation_type,
    o.customer_id as related_customer_id, h.name as related_name, if(h.is_firm, 'private_enterprise', 'natural_person') as related_kind,
    h.id_type as related_id_type, h.id_number as related_id_number, 'valid' as relation_status
from once s
join customer_wide c on c.bank = s.bank and c.kind = 'firm' and c.who = s.firm
join holder h on h.kind = s.holder_kind and h.no = s.holder
join period p on c.since <= p.period
left join customer_wide o on o.bank = s.bank and o.kind = s.holder_kind and o.who = s.holder and o.since <= p.period
