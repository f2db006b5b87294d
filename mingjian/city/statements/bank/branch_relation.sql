select b.institution_id, period, b.no as _branch,
    h.bank_code as parent_bank_code, h.branch_id as parent_branch_id, h.branch_name as parent_branch_name
from branch_wide b
join branch_wide h on h.no = (select min(x.no) from branch_wide x where x.bank = b.bank)
cross join period
