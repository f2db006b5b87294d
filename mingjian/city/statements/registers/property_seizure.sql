-- entity: seizure
select o.institution_id, p.period, z.no as _no, 'CF' || lpad(z.no::varchar, 8, '0') as seizure_id, t.title_number, t.unit_code, z.kind as seizure_kind, z.authority,
    z.document as document_number, h.name as owner_name, h.id_number as owner_id_number, yuan(z.amount) as amount, z.waiting as waiting_order, z.registered_on,
    z.registered_on as starts_on, z.ends_on, if(z.released_on <= p.period, z.released_on, null) as released_on
from seizure z
join department o on o.kind = 'real_estate'
join property t on t.no = z.property
join holder h on h.kind = t.owner_kind and h.no = t.owner
join period p on p.is_register and z.registered_on <= p.period
