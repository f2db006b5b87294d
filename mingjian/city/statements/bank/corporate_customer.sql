-- entity: firm
select c.institution_id, period, c.branch as _branch, c.who as _no,
    c.customer_id, c.customer_name, 'single_firm' as customer_kind, 'unified_social_credit_code' as id_type, c.id_number,
    l.name as legal_representative_name, 'resident_id' as legal_representative_id_type, l.id_number as legal_representative_id_number,
    h.name as finance_head_name, 'resident_id' as finance_head_id_type, h.id_number as finance_head_id_number,
    a.account_id as basic_account, k.code as basic_account_bank_code, k.bank_name as basic_account_bank_name,
    yuan(f.registered_capital) as registered_capital, 'CNY' as registered_capital_currency,
    yuan(f.paid_in_capital) as paid_in_capital, 'CNY' as paid_in_capital_currency,
    f.address as registered_address, f.phone, f.business_scope, f.founded_on, coalesce(d.division, f.industry) as industry,
    f.size as enterprise_size, coalesce(c.first_credit_on <= period, false) as is_credit_customer,
    if(c.first_credit_on <= period, spelled(c.first_credit_on), '999912') as first_credit_month,
    false as is_listed, 'A' as credit_rating, f.staff as employee_count, f.region as region_code
from customer_wide c
join firm f on f.no = c.who
left join person l on l.no = f.legal_person
left join person h on h.no = f.finance_head
left join division d on d.industry = f.industry
left join (select owner, min(no) as no from deposit where kind = 'basic' group by all) first_account on first_account.owner = f.no
left join deposit a on a.no = first_account.no
left join bank k on k.no = a.bank
join period on c.since <= period
where c.kind = 'firm'
