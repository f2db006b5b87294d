/*---
title:
  zh: 重组贷款在观察期内列为正常
  en: Restructured loan is classed normal within its observation period
question:
  zh: 哪些重组贷款观察期未满，五级分类却已为正常？
  en: Which restructured loans are classed normal before their observation period has ended?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: classification.restructured_observation_months}]
clue:
  zh: 借据{loan_id}于{issued_on}重组，至今{measure}个月，观察期至少{threshold}个月，五级分类已为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} was restructured on {issued_on}, {measure} months ago; it must be observed for at least {threshold} months, but is classed {five_class}; balance {amount:money}.
limits:
  zh: 以重组借据的发放日为观察期起点；未报送为重组的展期、减息等看不出来。
  en: The observation counts from the issue of the restructured receipt; extensions and waivers not filed as restructuring escape.
---*/
select
    institution_id,
    loan_id as subject_id,
    full_months(issued_on, as_of) as measure,
    param('classification.restructured_observation_months', as_of) as threshold,
    -- evidence
    loan_id,
    previous_loan_id,
    issued_on,
    five_class,
    principal_balance as amount
from loan
where
    issue_type = 'restructured'
    and five_class = 'normal'
    and principal_balance > 0
    and full_months(issued_on, as_of) < param('classification.restructured_observation_months', as_of)
