select o.institution_id, p.period, 'BL' || lpad(x.no::varchar, 8, '0') as record_id, f.code as unified_code, x.kind as record_kind, x.document as document_number,
    x.authority, x.decided_on, x.published_on, yuan(x.amount) as amount, if(x.removed_on <= p.period, x.removed_on, null) as removed_on
from adverse_record x
join department o on o.kind = 'business_registry'
join firm f on f.no = x.firm
join period p on p.is_register and x.published_on <= p.period and f.founded_on <= p.period
