/*---
title:
  zh: 资产不等于负债加所有者权益
  en: Assets are not liabilities plus equity
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：G01资产总计{value}，负债合计{liabilities}加所有者权益{equity}不等，请核对。"
  en: "{file}, line {line}: G01 total assets are {value}, liabilities {liabilities} plus equity {equity} differ. Check them."
---*/
with
item as (
    select institution_id, period, item, value from report_item where report = 'G01'
)
select
    r.institution_id, r.period, r._file, r._line, r.value, l.value as liabilities, e.value as equity
from report_item as r
join item as l using (institution_id, period)
join item as e using (institution_id, period)
where
    r.report = 'G01' and r.item = 'total_assets' and l.item = 'total_liabilities' and e.item = 'owner_equity'
    and abs(r.value - l.value - e.value) > param('quality.statement_tolerance', r.period) * abs(r.value)
