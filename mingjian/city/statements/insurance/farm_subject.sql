-- entity: farm_subject
select w.institution_id, p.period, s.no as _no, 'NX' || lpad(s.no::varchar, 10, '0') as subject_id, w.policy_id, s.kind as subject_kind, s.name as subject_name,
    h.name as farmer_name, 'resident_id' as farmer_id_type, h.id_number as farmer_id_number, coalesce(s.phone, h.phone) as farmer_phone, s.region as region_code, s.village,
    s.plot as plot_number, s.ear_tag, s.area, s.heads as head_count, yuan(s.sum_insured) as sum_insured, yuan(s.premium) as premium, yuan(s.farmer_premium) as farmer_premium,
    yuan(s.central) as central_subsidy, yuan(s.local) as local_subsidy, d.account_id as farmer_account, s.starts_on, s.ends_on
from farm_subject s
join policy_wide w on w.no = s.policy
join person h on h.no = s.farmer
join period p on w.issued_on <= p.period and w.over_on >= p.first_day - 400
left join deposit d on d.no = s.account
