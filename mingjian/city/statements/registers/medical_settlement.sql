-- entity: medical_settlement
select o.institution_id, p.period, m.no as _no, 'JS' || lpad(m.no::varchar, 10, '0') as settlement_id, h.id_number, h.name, m.hospital_code, m.hospital as hospital_name,
    'third' as hospital_level, m.visit_kind, 'J18.9' as diagnosis_code, m.diagnosis, m.admitted_on, m.discharged_on, m.settled_on, yuan(m.total) as total,
    yuan(m.total // 20) as outside_catalogue, yuan(m.basic) as basic_paid, yuan(m.catastrophic) as catastrophic_paid, yuan(m.assistance) as assistance_paid,
    yuan(m.total - m.basic - m.catastrophic - m.assistance) as personal_paid, m.invoice as invoice_number
from medical_settlement m
join department o on o.kind = 'medical_insurance'
join person h on h.no = m.person
join period p on p.is_register and m.settled_on <= p.period
