/*---
title: {zh: 关注类贷款占比, en: "Special mention ratio"}
about: {zh: 按最近一期报表。占五级分类贷款合计。, en: "From the newest return. Of all five classes."}
unit: ratio
law: []
---*/
with filed as (
    select
        institution_id,
        sum(case when item = 'loans_special_mention' then value end) as loans_special_mention,
        sum(case when item = 'loans_normal' then value end) as loans_normal,
        sum(case when item = 'loans_substandard' then value end) as loans_substandard,
        sum(case when item = 'loans_doubtful' then value end) as loans_doubtful,
        sum(case when item = 'loans_loss' then value end) as loans_loss
    from report_item
    where
        report = 'G11'
        and item in ('loans_special_mention', 'loans_normal', 'loans_substandard', 'loans_doubtful', 'loans_loss')
    group by institution_id
),
said as (
    select
        institution_id,
        loans_special_mention,
        loans_normal + loans_special_mention + loans_substandard + loans_doubtful + loans_loss as classed_loans
    from filed
)
select
    institution_id,
    sum(loans_special_mention) / nullif(sum(classed_loans), 0) as value,
    sum(loans_special_mention) as loans_special_mention,
    sum(classed_loans) as classed_loans
from said
where loans_special_mention is not null and classed_loans is not null
group by grouping sets ((institution_id), ())
