-- entity: guarantor
select g.institution_id, p.period, g.branch as _branch, r.no as _no,
    g.guarantee_contract_id, r.holder_kind as guarantor_type, h.name as guarantor_name, h.id_type as guarantor_id_type,
    h.id_number as guarantor_id_number, 'CNY' as net_assets_currency, yuan(r.net_assets) as net_assets,
    if(m.is_active, 'active', 'ended') as guarantee_status
from guarantee_month m
join guarantee_wide g on g.no = m.guarantee
join guarantor r on r.guarantee = g.no
join holder h on h.kind = r.holder_kind and h.no = r.holder
join period p on p.month = m.month
