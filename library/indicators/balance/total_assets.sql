/*---
title: {zh: 资产总额, en: "Total assets"}
about: {zh: 按最近一期报表。, en: "From the newest return."}
unit: CNY
law: []
---*/
select
    institution_id,
    sum(value) as value
from report_item
where report = 'G01' and item = 'total_assets'
group by grouping sets ((institution_id), ())
