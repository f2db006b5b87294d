/*---
title:
  zh: 乌克兰银行报表以另一家机构的数字才能平衡
  en: The statements of a Ukrainian bank balance only with figures of another
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}为{value}，资产与负债加权益不平；换成机构{other}所报的{other_value}恰好平衡，请核对是否错用了他行数字。"
  en: "{file}, line {line}: with {item} of {report} at {value} the statements do not balance; with {other_value}, which {other} filed, they do. See whether the figures are another bank's."
---*/
with
total as (
    select institution_id, period, _file, _line, report, item, value
    from report_item
    where
        report = 'NBU_liabilities' and item = 'total_liabilities'
        or report = 'NBU_equity' and item = 'total_equity'
),
gap as (
    select
        institution_id, period,
        sum(case when report = 'NBU_assets' and item = 'net_assets' then value end)
        - sum(case when report = 'NBU_liabilities' and item = 'total_liabilities' then value end)
        - sum(case when report = 'NBU_equity' and item = 'total_equity' then value end) as gap
    from report_item
    where report in ('NBU_assets', 'NBU_liabilities', 'NBU_equity')
    group by institution_id, period
)
select
    own.institution_id, own.period, own._file, own._line, own.value, own.report, own.item,
    foreign_one.institution_id as other, foreign_one.value as other_value
from gap
join total as own using (institution_id, period)
join total as foreign_one
    on own.period = foreign_one.period and own.report = foreign_one.report and own.institution_id <> foreign_one.institution_id
where
    abs(gap.gap) > param('nbu.rounding', own.period)
    and abs(gap.gap + own.value - foreign_one.value) <= param('nbu.rounding', own.period)
