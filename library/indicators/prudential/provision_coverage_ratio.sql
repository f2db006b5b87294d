/*---
title: {zh: 拨备覆盖率, en: "Provision coverage ratio"}
about: {zh: 按最近一期报表。贷款损失准备与不良贷款之比。, en: "From the newest return. Loan loss provision over non-performing loans."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'loan_loss_provision' then value end) as loan_loss_provision,
        sum(case when item = 'loans_substandard' then value end) as loans_substandard,
        sum(case when item = 'loans_doubtful' then value end) as loans_doubtful,
        sum(case when item = 'loans_loss' then value end) as loans_loss
    from report_item
    where
        (report = 'G03' and item = 'loan_loss_provision')
        or (report = 'G11' and item in ('loans_substandard', 'loans_doubtful', 'loans_loss'))
    group by institution_id
),
said as (
    select
        institution_id,
        loan_loss_provision,
        loans_substandard + loans_doubtful + loans_loss as bad_loans
    from filed
)
select
    institution_id,
    sum(loan_loss_provision) / nullif(sum(bad_loans), 0) as value,
    sum(loan_loss_provision) as loan_loss_provision,
    sum(bad_loans) as bad_loans
from said
where loan_loss_provision is not null and bad_loans is not null
group by grouping sets ((institution_id), ())
