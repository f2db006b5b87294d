/*---
title: {zh: 不良贷款率, en: "Non-performing loan ratio"}
about: {zh: 按最近一期报表。次级、可疑、损失三类占五级分类贷款合计。, en: "From the newest return. Substandard, doubtful and loss over all five classes."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'loans_substandard' then value end) as loans_substandard,
        sum(case when item = 'loans_doubtful' then value end) as loans_doubtful,
        sum(case when item = 'loans_loss' then value end) as loans_loss,
        sum(case when item = 'loans_normal' then value end) as loans_normal,
        sum(case when item = 'loans_special_mention' then value end) as loans_special_mention
    from report_item
    where
        report = 'G11'
        and item in ('loans_substandard', 'loans_doubtful', 'loans_loss', 'loans_normal', 'loans_special_mention')
    group by institution_id
),
said as (
    select
        institution_id,
        loans_substandard + loans_doubtful + loans_loss as bad_loans,
        loans_normal + loans_special_mention + loans_substandard + loans_doubtful + loans_loss as classed_loans
    from filed
)
select
    institution_id,
    sum(bad_loans) / nullif(sum(classed_loans), 0) as value,
    sum(bad_loans) as bad_loans,
    sum(classed_loans) as classed_loans
from said
where bad_loans is not null and classed_loans is not null
group by grouping sets ((institution_id), ())
