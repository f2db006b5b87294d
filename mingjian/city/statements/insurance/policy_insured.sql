-- entity: insured
select w.institution_id, p.period, s.no as _no, w.policy_id, s.role as party_role, s.sequence, h.name, 'resident_id' as id_type, h.id_number, h.gender,
    h.birth_on as born_on, h.phone, s.relation as relation_to_policyholder, h.occupation, if(s.role = 'beneficiary', s.benefit_share, null) as benefit_share,
    s.has_prior_illness, s.joined_on, s.left_on
from insured s
join policy_wide w on w.no = s.policy
join person h on h.no = s.person
join period p on w.issued_on <= p.period and w.over_on >= p.first_day - 400 and s.joined_on <= p.period + 31
