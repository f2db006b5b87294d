/*---
title:
  zh: 成本收入比超过监测值
  en: Cost over income is over the monitored limit
question:
  zh: 哪些银行的业务及管理费占营业收入的比例超过核心指标的上限？
  en: Which banks spend more of their operating income on running costs than the core indicators allow?
kind: anomaly
subject: institution
recipient: institution
severity: medium
law: [{parameter: core_indicators.cost_income_ratio_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}成本收入比为{measure:percent}，超过{threshold:percent}，费用多出{amount:money}（{currency}）。
  en: On {reported_on} bank {institution_id} spends {measure:percent} of its income on running costs, over {threshold:percent}; {amount:money} ({currency}) too much.
limits:
  zh: 按本年累计数计算，年初波动较大；收入为零或为负的不计。
  en: It takes figures of the year to date, which swing in the first months; income of zero or less is passed over.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        max(coalesce(currency, 'CNY')) as currency,
        sum(case when item = 'operating_income' then value end) as operating_income,
        sum(case when item = 'operating_expense' then value end) as operating_expense,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G04' and item in ('operating_income', 'operating_expense')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    currency,
    operating_expense / nullif(operating_income, 0) as measure,
    param('core_indicators.cost_income_ratio_limit', reported_on) as threshold,
    operating_expense - param('core_indicators.cost_income_ratio_limit', reported_on) * operating_income as amount,
    -- evidence
    report,
    item
from filed
where
    operating_income > 0
    and operating_expense > param('core_indicators.cost_income_ratio_limit', reported_on) * operating_income
