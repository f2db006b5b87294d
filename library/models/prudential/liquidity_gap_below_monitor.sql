/*---
title:
  zh: 流动性缺口率低于监测值
  en: Liquidity gap is below the monitored value
question:
  zh: 哪些银行未来九十天到期的资产明显少于到期的负债？
  en: Which banks have clearly fewer assets than liabilities due within ninety days?
kind: anomaly
subject: institution
recipient: institution
severity: medium
law: [{parameter: liquidity.gap_ratio_monitor}]
clue:
  zh: 截至{reported_on}，机构{institution_id}九十天流动性缺口率为{measure:percent}，低于{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} bank {institution_id} has a ninety-day liquidity gap of {measure:percent}, under {threshold:percent}; the gap is {amount:money}.
limits:
  zh: 监测指标，低于该值不等于违规；表外项目未报送时按零计。
  en: A monitored value; being under it is no breach in itself. Off-balance items not filed count as zero.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item like 'assets%' or item like '%inflow%' then value end) as due_in,
        sum(case when item like 'liabilities%' or item like '%outflow%' then value end) as due_out,
        list(report) as report,
        list(item) as item
    from report_item
    where
        report = 'G21'
        and item in (
            'assets_due_within_90_days', 'off_balance_inflow_within_90_days',
            'liabilities_due_within_90_days', 'off_balance_outflow_within_90_days'
        )
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    (due_in - due_out) / nullif(due_in, 0) as measure,
    param('liquidity.gap_ratio_monitor', reported_on) as threshold,
    due_out - due_in as amount,
    -- evidence
    report,
    item
from filed
where due_in - due_out < param('liquidity.gap_ratio_monitor', reported_on) * due_in
