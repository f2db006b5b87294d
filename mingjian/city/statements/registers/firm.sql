-- entity: firm
select o.institution_id, p.period, f.no as _no, f.code as unified_code, f.name as firm_name, f.firm_kind, l.name as legal_representative_name,
    l.id_number as legal_representative_id_number, yuan(f.registered_capital) as registered_capital, yuan(f.paid_in_capital) as paid_in_capital,
    coalesce(d.division, f.industry) as industry, f.business_scope, f.address, f.region as region_code, f.phone, f.founded_on as established_on,
    if(coalesce(f.status_since <= p.period, true), f.status, 'active') as firm_status, f.status_since, if(f.revoked_on <= p.period, f.revoked_on, null) as revoked_on,
    if(f.deregistered_on <= p.period, f.deregistered_on, null) as deregistered_on
from firm f
join department o on o.kind = 'business_registry'
join person l on l.no = f.legal_person
left join division d on d.industry = f.industry
join period p on p.is_register and f.founded_on <= p.period
