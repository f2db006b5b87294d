/*---
title:
  zh: 净稳定资金比例低于下限
  en: Net stable funding ratio is below the minimum
question:
  zh: 哪些银行可用的稳定资金低于所需的稳定资金？
  en: Which banks have less stable funding available than required?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: liquidity.stable_funding_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}净稳定资金比例为{measure:percent}，低于{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} bank {institution_id} has a net stable funding ratio of {measure:percent}, under {threshold:percent}; {amount:money} short.
limits:
  zh: 适用于资产2000亿元以上的银行；报送该项目的都计算。
  en: It binds banks with assets of 200 billion and more; whoever files the items is measured.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'available_stable_funding' then value end) as available_stable_funding,
        sum(case when item = 'required_stable_funding' then value end) as required_stable_funding,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G25' and item in ('available_stable_funding', 'required_stable_funding')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    available_stable_funding / nullif(required_stable_funding, 0) as measure,
    param('liquidity.stable_funding_minimum', reported_on) as threshold,
    param('liquidity.stable_funding_minimum', reported_on) * required_stable_funding
    - available_stable_funding as amount,
    -- evidence
    report,
    item
from filed
where available_stable_funding < param('liquidity.stable_funding_minimum', reported_on) * required_stable_funding
