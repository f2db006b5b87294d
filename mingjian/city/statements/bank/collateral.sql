-- entity: collateral
select g.institution_id, p.period, g.branch as _branch, c.no as _no,
    g.guarantee_contract_id, collateral_id(g.bank + 1, c.no) as collateral_id, c.collateral_type, c.name as collateral_name,
    coalesce(c.status, 'normal') as collateral_status, yuan(c.initial_value) as initial_value, yuan(c.latest_value) as latest_value,
    yuan(c.mortgaged_value) as mortgaged_value, 100 * m.secured / nullif(c.latest_value, 0) as loan_to_value,
    coalesce(c.rank, 'first') as claim_rank, h.name as owner_name, h.id_type as owner_id_type, h.id_number as owner_id_number,
    coalesce(c.certificate, d.account_id) as pledge_certificate_number, if(d.no is null, null, k.bank_name) as pledge_certificate_issuer,
    t.title_number, t.area as title_area, if(m.is_active, 'active', 'ended') as guarantee_status
from guarantee_month m
join guarantee_wide g on g.no = m.guarantee
join collateral c on c.guarantee = g.no
join holder h on h.kind = c.owner_kind and h.no = c.owner
join period p on p.month = m.month
left join property t on t.no = c.property
left join deposit d on d.no = c.account
left join bank k on k.no = d.bank
