-- entity: relation
with spouses as (
    select husband as person, wife as other from marriage where ended_on is null
    union all select wife, husband from marriage where ended_on is null
),
said as (
    select c.bank, s.person, s.other, 'spouse' as relation, null::integer as no
    from spouses s join credit_customer c on c.kind = 'person' and c.who = s.person
    anti join relation r on r.bank = c.bank and r.person = s.person and r.other = s.other
    union all
    select bank, person, other, relation, no from relation
)
select c.institution_id, p.period, c.branch as _branch, s.no as _no,
    c.customer_id, c.customer_name, c.id_number, s.relation as relation_type, o.customer_id as related_customer_id,
    h.name as related_name, 'resident_id' as related_id_type, h.id_number as related_id_number, 'valid' as relation_status
from said s
join customer_wide c on c.bank = s.bank and c.kind = 'person' and c.who = s.person
join holder h on h.kind = 'person' and h.no = s.other
join period p on c.since <= p.period
left join customer_wide o on o.bank = s.bank and o.kind = 'person' and o.who = s.other and o.since <= p.period
