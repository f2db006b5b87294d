-- entity: claim
select w.institution_id, p.period, c.no as _no, claim_id(w.number, c.no) as claim_id, w.policy_id, '11000' || w.number as branch_id, coalesce(c.accident, 'SG' || lpad(c.no::varchar, 9, '0')) as accident_id,
    coalesce(h.id_number, w.id_number) as insured_id_number, coalesce(h.name, w.holder_name) as claimant_name, coalesce(h.id_number, w.id_number) as claimant_id_number,
    coalesce(h.phone, w.holder_phone) as claimant_phone, 'NX' || lpad(c.subject::varchar, 10, '0') as subject_id, c.cause, c.place as accident_place, coalesce(c.plate, w.plate) as plate_number,
    c.occurred_on, c.reported_on, c.registered_on, c.surveyed_on,
    'YG' || lpad(w.number::varchar, 2, '0') || lpad(coalesce(c.surveyor, (w.number - 1) * 6)::varchar, 6, '0') as surveyor_id, coalesce(c.photo, md5('photo' || c.no)) as photo_hash,
    if(c.complete_on <= p.period, c.complete_on, null) as materials_complete_on, coalesce(c.is_complex, false) as is_complex, if(c.assessed_on <= p.period, c.assessed_on, null) as assessed_on,
    if(c.assessed_on <= p.period, c.decision, null) as decision, if(c.notified_on <= p.period, c.notified_on, null) as notified_on, if(c.agreed_on <= p.period, c.agreed_on, null) as agreed_on,
    if(c.closed_on <= p.period, c.closed_on, null) as closed_on, if(c.decision is not null and c.closed_on > p.period, 'registered', c.status) as claim_status,
    yuan(c.claimed) as claimed_amount, yuan(if(c.closed_on <= p.period, c.reserve, c.claimed)) as reserve, if(c.assessed_on <= p.period, yuan(c.approved), null) as approved_amount,
    c.loss_quantity, c.repair_shop as repair_shop_name, c.repair_shop_code as repair_shop_unified_code, c.hospital_code, c.hospital as hospital_name, c.settlement_id,
    c.invoice as invoice_number, c.admitted_on, c.discharged_on, yuan(c.medical_total) as medical_total, yuan(c.basic_paid) as basic_paid,
    c.publicity_from as publicity_started_on, c.publicity_until as publicity_ended_on, coalesce(c.is_litigated, false) as is_litigated
from claim c
join policy_wide w on w.no = c.policy
join period p on c.reported_on <= p.period and w.over_on >= p.first_day - 400
left join person h on h.no = c.claimant
