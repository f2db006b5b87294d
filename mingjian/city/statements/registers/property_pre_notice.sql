-- entity: pre_notice
select o.institution_id, p.period, n.no as _no, 'YG' || lpad(n.no::varchar, 10, '0') as pre_notice_number, t.title_number, t.unit_code, 'transfer' as pre_notice_kind,
    h.name as holder_name, h.id_number as holder_id_number, if(h.is_firm, h.id_number, null) as holder_unified_code, s.name as obligor_name, null as contract_number,
    n.registered_on, n.registrable_on, if(n.ended_on <= p.period, n.ended_on, null) as ended_on, if(n.ended_on <= p.period, n.ended_for, null) as ended_for
from pre_notice n
join department o on o.kind = 'real_estate'
join property t on t.no = n.property
join holder h on h.kind = n.holder_kind and h.no = n.holder
join holder s on s.kind = n.obligor_kind and s.no = n.obligor
join period p on p.is_register and n.registered_on <= p.period
union all
-- four of five who bought off plan, and all who borrowed for it: no bank lends on less
select o.institution_id, p.period, null, 'YZ' || lpad(x.no::varchar, 10, '0'), null, presale_unit(x.no), 'presale',
    h.name, h.id_number, null, d.name, 'YS' || lpad(x.no::varchar, 10, '0'), x.signed_on + 7, null, null, null
from presale_contract x
join department o on o.kind = 'real_estate'
join project j on j.no = x.project
join firm d on d.no = j.developer
join person h on h.no = x.buyer
join period p on p.is_register and x.signed_on + 7 <= p.period
where x.no % 5 > 0 or x.loan_bank is not null
