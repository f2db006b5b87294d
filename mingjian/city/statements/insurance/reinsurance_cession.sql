-- entity: cession
select i.institution_id, p.period, c.no as _no, 'FB' || lpad(c.no::varchar, 8, '0') as cession_id, c.treaty as treaty_number, c.direction, c.kind as reinsurance_type,
    c.counterparty as counterparty_name, '000' || length(c.counterparty) || '10' as counterparty_code, c.insurance_class, c.starts_on, c.ends_on, c.terminated_on, c.booked_on,
    c.share as ceded_share, yuan(c.premium) as premium, yuan(c.commission) as commission, yuan(c.recovered) as claims_recovered, 0 as reserve_ceded,
    'FB' || lpad(c.reverses::varchar, 8, '0') as reverses_cession_id, c.settled_on, yuan(c.settled) as settled_amount
from cession c
join insurer i on i.no = c.insurer
join period p on c.booked_on between p.first_day and p.period
