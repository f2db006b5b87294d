-- entity: product
select i.institution_id, p.period, k.no as _no, 'CP' || lpad(k.no::varchar, 4, '0') as product_id, k.name as product_name, 'C000' || k.no as filing_number,
    k.insurance_class, k.term_kind, k.is_group, k.is_subsidised, k.is_inclusive_health, k.filed_on, k.filed_on as sold_from,
    k.first_commission as filed_commission_rate_first, k.renewal_commission as filed_commission_rate_renewal, k.expense_rate as filed_expense_rate,
    15 as cooling_off_days, if(k.insurance_class = 'health', 30, 0) as waiting_days, 0 as deductible, k.payout_rate
from product k
join insurer i on i.no = k.insurer
join period p on k.filed_on <= p.period
