/*---
title:
  zh: 核心负债比例低于监测值
  en: Core liabilities are below the monitored share
question:
  zh: 哪些银行的核心负债占总负债的比例低于监测值，负债稳定性不足？
  en: Which banks have core liabilities below the monitored share of all liabilities?
kind: anomaly
subject: institution
recipient: institution
severity: medium
law: [{parameter: liquidity.core_liability_ratio_monitor}]
clue:
  zh: 截至{reported_on}，机构{institution_id}核心负债比例为{measure:percent}，低于{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} the core liabilities of bank {institution_id} are {measure:percent} of all, under {threshold:percent}; {amount:money} short.
limits:
  zh: 监测指标，低于该值不等于违规。
  en: A monitored value; being under it is no breach in itself.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'core_liabilities' then value end) as core_liabilities,
        sum(case when item = 'total_liabilities' then value end) as total_liabilities,
        list(report) as report,
        list(item) as item
    from report_item
    where (report = 'G22' and item = 'core_liabilities') or (report = 'G01' and item = 'total_liabilities')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    core_liabilities / nullif(total_liabilities, 0) as measure,
    param('liquidity.core_liability_ratio_monitor', reported_on) as threshold,
    param('liquidity.core_liability_ratio_monitor', reported_on) * total_liabilities - core_liabilities as amount,
    -- evidence
    report,
    item
from filed
where core_liabilities < param('liquidity.core_liability_ratio_monitor', reported_on) * total_liabilities
