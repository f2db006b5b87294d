-- entity: mortgage
select o.institution_id, p.period, m.no as _no, 'DY' || lpad(m.no::varchar, 10, '0') as mortgage_number, t.title_number, t.unit_code, m.kind as mortgage_kind,
    m.mortgagee_name, coalesce(m.mortgagee_code, '91' || lpad(length(m.mortgagee_name)::varchar, 16, '0')) as mortgagee_id_number, m.mortgagee_code as mortgagee_unified_code,
    h.name as mortgagor_name, h.id_number as mortgagor_id_number, if(h.is_firm, h.id_number, null) as mortgagor_unified_code, coalesce(m.debtor, h.name) as debtor_name,
    yuan(m.amount) as secured_amount, m.rank, m.starts_on as debt_starts_on, m.ends_on as debt_ends_on, m.contract as mortgage_contract_number, m.registered_on,
    if(m.cancelled_on <= p.period, m.cancelled_on, null) as cancelled_on, if(m.cancelled_on <= p.period, '债务清偿', null) as cancelled_for
from mortgage m
join department o on o.kind = 'real_estate'
join property t on t.no = m.property
join holder h on h.kind = t.owner_kind and h.no = t.owner
join period p on p.is_register and m.registered_on <= p.period
union all
select o.institution_id, p.period, null, 'YD' || lpad(x.no::varchar, 10, '0'), null, presale_unit(x.no), 'pre_notice', k.bank_name, k.code, k.code,
    h.name, h.id_number, null, h.name, yuan(x.loan_amount), 1, x.signed_on + 10, null, null, x.signed_on + 10, null, null
from presale_contract x
join department o on o.kind = 'real_estate'
join bank k on k.no = x.loan_bank
join person h on h.no = x.buyer
join period p on p.is_register and x.signed_on + 10 <= p.period
