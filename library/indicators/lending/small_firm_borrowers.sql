/*---
title: {zh: 普惠型小微企业贷款户数, en: "Borrowers of inclusive small-firm loans"}
about: {zh: 按最近一期报表。跨机构重复的户不剔除。, en: "From the newest return. A borrower of two banks counts twice."}
unit: count
law: []
---*/
select
    institution_id,
    sum(value) as value
from report_item
where report = 'S71' and item = 'inclusive_small_firm_borrowers'
group by grouping sets ((institution_id), ())
