/*---
title:
  zh: 合作协议到期后仍发放互联网贷款
  en: Online loan is issued under an expired agreement
question:
  zh: 哪些互联网贷款发放时合作协议已到期或已终止？
  en: Which online loans were issued after the agreement with the partner had expired or ended?
kind: breach
subject: loan
recipient: institution
severity: medium
law: []
clue:
  zh: 借据{loan_id}于{issued_on}发放，与{partner_name}的合作协议{expired_on}已到期或终止，晚{measure}天，余额{amount:money}元。
  en: Loan {loan_id} was issued on {issued_on}, {measure} days after the agreement with {partner_name} had ended on {expired_on}; balance {amount:money}.
limits:
  zh: 续签而未更新报送日期的会误报。
  en: An agreement renewed without filing the new date raises a false alarm.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    partnership.partner_name,
    loan.issued_on,
    least(partnership.matures_on, partnership.ended_on) as expired_on,
    date_diff('day', least(partnership.matures_on, partnership.ended_on), loan.issued_on) as measure,
    0 as threshold,
    loan.principal_balance as amount,
    -- evidence
    loan.loan_id,
    online.contract_id,
    online.partnership_id
from loan
inner join online_loan as online
    on loan.institution_id = online.institution_id and loan.contract_id = online.contract_id
inner join online_loan_partnership as partnership
    on online.institution_id = partnership.institution_id and online.partnership_id = partnership.partnership_id
where
    online.business_mode = 'partner'
    and loan.principal_balance > 0
    and loan.issued_on > least(partnership.matures_on, partnership.ended_on)
