-- entity: policy
select w.institution_id, p.period, w.no as _no, w.policy_id, '11000' || w.number as branch_id, 'CP' || lpad(w.product::varchar, 4, '0') as product_id,
    w.holder_name as policyholder_name, if(w.holder_kind = 'person', 'person', 'organisation') as policyholder_type, w.id_type as policyholder_id_type,
    w.id_number as policyholder_id_number, if(w.holder_kind = 'firm', w.id_number, null) as policyholder_unified_code, coalesce(w.phone, w.holder_phone) as policyholder_phone,
    coalesce(w.is_group, false) as is_group, w.channel, agent_id(w.number, w.agent) as agent_id, w.agency as intermediary_name, w.agency_code as intermediary_unified_code,
    w.applied_on, w.issued_on, w.starts_on, w.ends_on, w.frequency as payment_frequency, w.years as payment_years, yuan(w.premium) as premium,
    yuan(w.farmer_premium) as farmer_premium, yuan(w.subsidy) as subsidy, yuan(w.sum_insured) as sum_insured, w.insured_count, w.object as object_number,
    w.plate as plate_number, case when w.ended_on <= p.period then w.status when w.ends_on < p.period then 'matured' else 'in_force' end as policy_status,
    if(w.ended_on <= p.period, w.ended_on, null) as ended_on, w.called_back_on, false as is_coinsured, 1 as own_share,
    coalesce(w.publicity_from, if(w.insurance_class = 'agricultural', w.issued_on - 10, null)) as publicity_started_on,
    coalesce(w.publicity_until, if(w.insurance_class = 'agricultural', w.issued_on - 4, null)) as publicity_ended_on
from policy_wide w
join period p on w.issued_on <= p.period and w.over_on >= p.first_day - 400
