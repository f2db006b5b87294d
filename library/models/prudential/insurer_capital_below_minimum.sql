/*---
title:
  zh: 澳大利亚财产险公司资本基础低于最低资本要求
  en: Capital base of an Australian general insurer is below the minimum
question:
  zh: 哪些澳大利亚财产险公司的资本基础低于最低资本要求，即偿付能力覆盖率低于一？
  en: Which Australian general insurers hold less capital than the minimum requirement, a solvency coverage below one?
kind: breach
subject: institution
recipient: institution
severity: critical
law: [{parameter: apra.minimum_capital_multiple}]
clue:
  zh: 保险公司{institution_id}{reported_on}资本基础仅为最低资本要求的{measure:percent}，低于{threshold:percent}，差{amount:money}澳元。
  en: On {reported_on} insurer {institution_id} has a capital base of {measure:percent} of the minimum requirement, under {threshold:percent}; {amount:money} dollars short.
limits:
  zh: 报表按年编制，没有新结算日的半年重复上次数字；处于清退中的公司会长期在列。中国保险公司的偿付能力由偿付能力报表的模型判断。
  en: Returns are yearly, a half-year without a new balance date repeats the last one; insurers in run-off stay listed for long. Chinese insurers are judged by models on their solvency returns.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'capital_base' then value end) as capital_base,
        sum(case when item = 'minimum_capital' then value end) as minimum_capital,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'APRA_capital' and item in ('capital_base', 'minimum_capital')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    capital_base / nullif(minimum_capital, 0) as measure,
    param('apra.minimum_capital_multiple', reported_on) as threshold,
    param('apra.minimum_capital_multiple', reported_on) * minimum_capital - capital_base as amount,
    -- evidence
    report,
    item
from filed
where
    minimum_capital > 0
    and capital_base < param('apra.minimum_capital_multiple', reported_on) * minimum_capital
