-- entity: site
select o.institution_id, p.period, x.no as _no, 'GD' || lpad(x.no::varchar, 8, '0') as site_id, 'XM' || lpad(x.project::varchar, 8, '0') as project_id, x.name as project_name,
    b.name as builder_name, b.code as builder_unified_code, c.name as contractor_name, c.code as contractor_unified_code, x.region as region_code,
    yuan(x.contract_amount) as contract_amount, x.labour_share, x.signed_on as contract_signed_on, x.started_on, x.ends_on, x.completed_on, x.pay_day,
    yuan(x.deposit) as guarantee_deposit, x.letter_number as guarantee_letter_number, yuan(x.letter_amount) as guarantee_letter_amount,
    x.letter_ends_on as guarantee_letter_ends_on, x.status as site_status
from site x
join department o on o.kind = 'human_resources'
join firm b on b.no = x.builder
join firm c on c.no = x.contractor
join period p on p.is_register and x.signed_on <= p.period
