/*---
title:
  zh: 五级分类合计不等于各项贷款
  en: The five classes do not add up to loans
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：G01各项贷款{value}，G11五级分类合计{classed}，请核对。"
  en: "{file}, line {line}: G01 loans are {value}, the five classes of G11 add up to {classed}. Check them."
---*/
with
classed as (
    select institution_id, period, sum(value) as classed
    from report_item
    where
        report = 'G11'
        and item in ('loans_normal', 'loans_special_mention', 'loans_substandard', 'loans_doubtful', 'loans_loss')
    group by institution_id, period
)
select r.institution_id, r.period, r._file, r._line, r.value, c.classed
from report_item as r
join classed as c using (institution_id, period)
where
    r.report = 'G01' and r.item = 'loans'
    and abs(r.value - c.classed) > param('quality.statement_tolerance', r.period) * abs(r.value)
