/*---
title:
  zh: 杠杆率低于下限
  en: Leverage ratio is below the minimum
question:
  zh: 哪些银行的杠杆率低于监管下限？
  en: Which banks have a leverage ratio below the minimum?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: capital.leverage_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}杠杆率为{measure:percent}，低于{threshold:percent}，一级资本缺口{amount:money}元。
  en: On {reported_on} bank {institution_id} has a leverage ratio of {measure:percent}, under {threshold:percent}; tier one capital is {amount:money} short.
limits:
  zh: 系统重要性银行的附加杠杆率要求未计入。
  en: The surcharge of systemically important banks is left out.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'tier_one_net_capital' then value end) as tier_one_net_capital,
        sum(case when item = 'adjusted_on_balance_assets' then value end) as adjusted_on_balance_assets,
        sum(case when item = 'adjusted_off_balance_items' then value end) as adjusted_off_balance_items,
        sum(case when item = 'tier_one_deductions' then value end) as tier_one_deductions,
        list(report) as report,
        list(item) as item
    from report_item
    where
        (report = 'G40' and item = 'tier_one_net_capital')
        or (
            report = 'G44'
            and item in ('adjusted_on_balance_assets', 'adjusted_off_balance_items', 'tier_one_deductions')
        )
    group by institution_id
),
bound as (
    select
        institution_id,
        reported_on,
        tier_one_net_capital,
        adjusted_on_balance_assets + adjusted_off_balance_items - coalesce(tier_one_deductions, 0) as exposure,
        report,
        item
    from filed
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    tier_one_net_capital / nullif(exposure, 0) as measure,
    param('capital.leverage_minimum', reported_on) as threshold,
    param('capital.leverage_minimum', reported_on) * exposure - tier_one_net_capital as amount,
    -- evidence
    report,
    item
from bound
where tier_one_net_capital < param('capital.leverage_minimum', reported_on) * exposure
