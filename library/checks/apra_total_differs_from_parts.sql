/*---
title:
  zh: 澳大利亚保险公司报表的合计不等于各项之和
  en: A total in a return of an Australian insurer is not the sum of its parts
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}为{value}，各组成项之和为{parts}，差额超出舍入误差，请核对。"
  en: "{file}, line {line}: {item} of {report} is {value}, its parts add up to {parts}, further apart than rounding explains. Check them."
---*/
with
part as (
    select item, part, sign
    from (
        values
        ('capital_surplus', 'capital_base', 1), ('capital_surplus', 'minimum_capital', -1),
        ('net_written_premium', 'gross_written_premium', 1), ('net_written_premium', 'outward_reinsurance', -1),
        ('net_claims', 'gross_claims', 1), ('net_claims', 'other_recoveries', -1), ('net_claims', 'reinsurance_recoveries', -1),
        ('underwriting_result', 'net_written_premium', 1), ('underwriting_result', 'net_claims', -1),
        ('underwriting_result', 'underwriting_expense', -1), ('net_profit', 'underwriting_result', 1),
        ('net_profit', 'investment_income', 1), ('net_profit', 'other_result', 1)
    ) as listed (item, part, sign)
),
added as (
    select r.institution_id, r.period, r.report, part.item, sum(part.sign * r.value) as parts, count(*) as amounts
    from report_item as r
    join part on r.item = part.part
    where r.report like 'APRA_%'
    group by r.institution_id, r.period, r.report, part.item
)
select r.institution_id, r.period, r._file, r._line, r.value, r.report, r.item, a.parts
from report_item as r
join added as a using (institution_id, period, report, item)
where abs(r.value - a.parts) > (1 + a.amounts) * param('apra.amount_rounding', r.period)
