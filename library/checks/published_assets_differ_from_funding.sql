/*---
title:
  zh: 公布报表的资产与负债加权益不平
  en: In published statements assets differ from liabilities plus equity
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}资产合计{value}，负债{liabilities}加权益{equity}与之不等，差额超出舍入误差，请核对。"
  en: "{file}, line {line}: assets of {report} are {value}; liabilities {liabilities} plus equity {equity} differ by more than rounding. Check them."
---*/
with
sheet as (
    select report, assets, liability_report, liabilities, equity_report, equity
    from (
        values
        ('NBU_assets', 'net_assets', 'NBU_liabilities', 'total_liabilities', 'NBU_equity', 'total_equity'),
        ('APRA_position', 'total_assets', 'APRA_position', 'total_liabilities', 'APRA_position', 'equity')
    ) as listed (report, assets, liability_report, liabilities, equity_report, equity)
),
compared as (
    select
        a.institution_id, a.period, a._file, a._line, a.value, a.report,
        l.value as liabilities, e.value as equity, abs(a.value - l.value - e.value) as gap,
        case
            when a.report = 'NBU_assets' then param('nbu.rounding', a.period)
            else (1 + 1 + 1) * param('apra.amount_rounding', a.period)
        end as rounding
    from report_item as a
    join sheet as s on a.report = s.report and a.item = s.assets
    join report_item as l
        on a.institution_id = l.institution_id and a.period = l.period
        and l.report = s.liability_report and l.item = s.liabilities
    join report_item as e
        on a.institution_id = e.institution_id and a.period = e.period
        and e.report = s.equity_report and e.item = s.equity
)
select institution_id, period, _file, _line, value, report, liabilities, equity
from compared
where gap > rounding
