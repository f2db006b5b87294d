-- entity: related_party
with said as (
    select bank, holder_kind, holder, relation, funding_source, funding_account, banks_held, banks_controlled, invested_on, holding_ratio, pledged_ratio,
        has_board_seat, is_restricted, no
    from related_party
    union all
    select bank, 'person', person, 'director_supervisor_executive', null, null, null, null, null, null, null, false, false, null from employee where is_executive
)
select k.institution_id, p.period, b.no as _branch, r.no as _no,
    c.customer_id, h.name as party_name, if(h.is_firm, 'private_enterprise', 'citizen') as party_type, h.id_type as party_id_type, h.id_number as party_id_number,
    f.industry, h.address as registered_place, r.relation as relation_type, l.name as actual_controller, r.banks_held, r.banks_controlled, '无' as adverse_record,
    r.is_restricted, r.funding_source, r.funding_account, r.holding_ratio * 1000000 as shares_held, r.holding_ratio, r.invested_on, r.pledged_ratio,
    coalesce(r.has_board_seat, false) as has_board_seat, 'valid' as party_status
from said r
join bank k on k.no = r.bank
join (select bank, min(no) as no from branch group by all) b on b.bank = r.bank
join holder h on h.kind = r.holder_kind and h.no = r.holder
cross join period p
left join customer_wide c on c.bank = r.bank and c.kind = r.holder_kind and c.who = r.holder and c.since <= p.period
left join firm f on r.holder_kind = 'firm' and f.no = r.holder
left join person l on l.no = f.legal_person
