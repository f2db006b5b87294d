/*---
title:
  zh: 澳大利亚保险公司报表的“其中”项大于所属项目
  en: A part named in a return of an Australian insurer exceeds its whole
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}为{value}，小于其中各项之和{parts}，请核对。"
  en: "{file}, line {line}: {item} of {report} is {value}, less than the parts named of it, {parts}. Check them."
---*/
with
part as (
    select item, part
    from (
        values
        ('total_assets', 'investments'), ('total_liabilities', 'outstanding_claims'), ('total_liabilities', 'premium_liabilities')
    ) as listed (item, part)
),
added as (
    select r.institution_id, r.period, r.report, part.item, sum(r.value) as parts, count(*) as amounts
    from report_item as r
    join part on r.item = part.part
    where r.report = 'APRA_position'
    group by r.institution_id, r.period, r.report, part.item
)
select r.institution_id, r.period, r._file, r._line, r.value, r.report, r.item, a.parts
from report_item as r
join added as a using (institution_id, period, report, item)
where a.parts - r.value > (1 + a.amounts) * param('apra.amount_rounding', r.period)
