/*---
title: {zh: 普惠型小微企业贷款余额, en: "Inclusive small-firm loans"}
about: {zh: 按最近一期报表。, en: "From the newest return."}
unit: CNY
law: []
---*/
select
    institution_id,
    sum(value) as value
from report_item
where report = 'S71' and item = 'inclusive_small_firm_loans'
group by grouping sets ((institution_id), ())
