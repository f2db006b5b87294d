-- entity: partnership
select k.institution_id, p.period, b.no as _branch, r.no as _no,
    'HZ' || lpad(r.no::varchar, 8, '0') as partnership_id, r.name as partner_name, 'unified_social_credit_code' as partner_id_type, r.code as partner_id_number,
    r.partner_type, '共同出资发放互联网贷款' as cooperation, r.starts_on, r.matures_on, '310000' as region_code, r.is_restricted, 'active' as contract_status
from partnership r
join bank k on k.no = r.bank
join (select bank, min(no) as no from branch group by all) b on b.bank = r.bank
join period p on r.starts_on <= p.period
