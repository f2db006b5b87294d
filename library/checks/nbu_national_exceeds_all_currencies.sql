/*---
title:
  zh: 乌克兰银行本币合计大于全部币种合计
  en: A total of a Ukrainian bank in hryvnia exceeds the same total in all currencies
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}为{value}，大于全部币种的{whole}，请核对两张报表是否属于同一机构和期次。"
  en: "{file}, line {line}: {item} of {report} is {value}, over {whole} in all currencies. See whether both statements are this institution's and of this period."
---*/
with
pair as (
    select report, national
    from (
        values
        ('NBU_assets', 'NBU_assets_national'), ('NBU_liabilities', 'NBU_liabilities_national')
    ) as listed (report, national)
)
select
    part.institution_id, part.period, part._file, part._line, part.value, part.report, part.item, whole.value as whole
from report_item as part
join pair on part.report = pair.national
join report_item as whole
    on part.institution_id = whole.institution_id and part.period = whole.period and part.item = whole.item
    and whole.report = pair.report
where
    part.item in ('net_assets', 'gross_assets', 'total_liabilities')
    and part.value - whole.value > param('nbu.rounding', part.period)
