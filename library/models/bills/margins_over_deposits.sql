/*---
title:
  zh: 承兑保证金占存款超限
  en: Bill margins are over the limit of deposits
question:
  zh: 哪些银行的承兑汇票保证金余额超过吸收存款的规定比例，存款靠票据虚增？
  en: Which banks have bill margins over the permitted share of deposits, as if deposits were made with bills?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: bills.margin_deposit_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}承兑汇票保证金占各项存款{measure:percent}，超过{threshold:percent}，超出{amount:money}元。
  en: On {reported_on} bill margins are {measure:percent} of the deposits of bank {institution_id}, over {threshold:percent}; {amount:money} too much.
limits:
  zh: 规定以吸收存款为分母，这里用各项存款；只有报告日余额。
  en: The rule divides by deposits taken, here all deposits of the reporting day are used.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'acceptance_margin_deposits' then value end) as acceptance_margin_deposits,
        sum(case when item = 'deposits' then value end) as deposits,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G01' and item in ('acceptance_margin_deposits', 'deposits')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    acceptance_margin_deposits / nullif(deposits, 0) as measure,
    param('bills.margin_deposit_limit', reported_on) as threshold,
    acceptance_margin_deposits - param('bills.margin_deposit_limit', reported_on) * deposits as amount,
    -- evidence
    report,
    item
from filed
where acceptance_margin_deposits > param('bills.margin_deposit_limit', reported_on) * deposits
