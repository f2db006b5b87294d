-- entity: online
select l.institution_id, p.period, l.branch as _branch, o.no as _no,
    l.contract_id, o.business_mode, 'HZ' || lpad(o.partnership::varchar, 8, '0') as partnership_id, yuan(o.partner_share) as partner_liability,
    o.phone, o.authorisation as data_authorisation_id, o.authorised_from, o.authorised_until, if(m.closing > 0, 'active', 'ended') as contract_status
from online o
join lending l on l.no = o.loan
join lending_month m on m.loan = o.loan
join period p on p.month = m.month
