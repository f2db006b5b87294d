/*---
title:
  zh: 借新还旧的贷款列为正常
  en: Loan that repaid an old one is classed normal
question:
  zh: 哪些借新还旧的贷款未按规定至少列为关注？
  en: Which loans issued to repay an old one are not classed at least special mention?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: classification.roll_over_class_steps}]
clue:
  zh: 借据{loan_id}于{issued_on}发放，用于偿还借据{previous_loan_id}，应至少下调{threshold}级，五级分类仍为{five_class}，余额{amount:money}元。
  en: Loan {loan_id} of {issued_on} repaid loan {previous_loan_id} and should be at least {threshold} class below normal, but is classed {five_class}; balance {amount:money}.
limits:
  zh: 只看报送为借新还旧的借据，普惠型小微企业贷款按续贷除外；未如实报送发放类型的，由“新贷款偿还旧贷款未如实报送”发现。
  en: It sees only receipts filed as roll-overs, inclusive small-firm loans excepted; those filed as new loans have a model of their own.
---*/
select
    institution_id,
    loan_id as subject_id,
    0 as measure,
    param('classification.roll_over_class_steps', as_of) as threshold,
    -- evidence
    loan_id,
    previous_loan_id,
    issued_on,
    five_class,
    principal_balance as amount
from loan
where
    issue_type = 'roll_over'
    and five_class = 'normal'
    and not coalesce(is_inclusive_small_firm, false)
    and principal_balance > 0
    and param('classification.roll_over_class_steps', as_of) > 0
