-- entity: property_transfer
select o.institution_id, p.period, x.no as _no, 'ZY' || lpad(x.no::varchar, 10, '0') as transfer_id, t.unit_code, t.title_number, x.kind as transfer_kind,
    coalesce(x.seller_name, s.name) as seller_name, s.id_number as seller_id_number, if(s.is_firm, s.id_number, null) as seller_unified_code, b.name as buyer_name,
    b.id_number as buyer_id_number, if(b.is_firm, b.id_number, null) as buyer_unified_code, 'HT' || lpad(x.no::varchar, 10, '0') as contract_number, x.signed_on, yuan(x.price) as price,
    t.area, false as is_mortgage_kept, x.registered_on
from property_transfer x
join department o on o.kind = 'real_estate'
join property t on t.no = x.property
join holder s on s.kind = x.seller_kind and s.no = x.seller
join holder b on b.kind = x.buyer_kind and b.no = x.buyer
join period p on p.is_register and x.registered_on <= p.period
