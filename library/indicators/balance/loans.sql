/*---
title: {zh: 各项贷款余额, en: "Loans"}
about: {zh: 按最近一期报表。, en: "From the newest return."}
unit: CNY
law: []
---*/
select
    institution_id,
    sum(value) as value
from report_item
where report = 'G01' and item = 'loans'
group by grouping sets ((institution_id), ())
