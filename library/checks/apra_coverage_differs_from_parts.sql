/*---
title:
  zh: 澳大利亚保险公司填报的偿付能力覆盖率与资本数字不符
  en: The solvency coverage that an Australian insurer states differs from its capital figures
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：填报的覆盖率为{value}，资本基础{capital_base}除以最低资本{minimum_capital}为{computed}，请核对。"
  en: "{file}, line {line}: the stated coverage is {value}; the capital base of {capital_base} over the minimum of {minimum_capital} is {computed}. Check them."
---*/
with
amount as (
    select
        institution_id, period,
        sum(case when item = 'capital_base' then value end) as capital_base,
        sum(case when item = 'minimum_capital' then value end) as minimum_capital
    from report_item
    where report = 'APRA_capital'
    group by institution_id, period
)
select
    r.institution_id, r.period, r._file, r._line, r.value, a.capital_base, a.minimum_capital,
    a.capital_base / nullif(a.minimum_capital, 0) as computed
from report_item as r
join amount as a using (institution_id, period)
where
    r.report = 'APRA_capital' and r.item = 'solvency_coverage'
    -- both amounts and the ratio are rounded: a small minimum moves the ratio more than its two decimals
    and abs(r.value * a.minimum_capital - a.capital_base)
    > param('apra.ratio_rounding', r.period) * a.minimum_capital + (1 + r.value) * param('apra.amount_rounding', r.period)
