/*---
title:
  zh: 与已限制的合作方继续发放贷款
  en: Loans go on with a restricted partner
question:
  zh: 哪些互联网贷款是在合作方被列为限制之后发放的？
  en: Which online loans were issued after cooperation with the partner had been restricted?
kind: breach
subject: loan
recipient: institution
severity: high
law: []
clue:
  zh: "{partner_name}自{restricted_on}报送起已被限制合作，借据{loan_id}仍于{issued_on}发放，余额{amount:money}元。"
  en: Cooperation with {partner_name} has been filed as restricted since {restricted_on}, and yet loan {loan_id} was issued on {issued_on}; balance {amount:money}.
limits:
  zh: 限制日期以首次报送限制标志的期末计，当月内限制之后发放的看不出来。
  en: The restriction counts from the first period filed with the flag; loans issued later in that same month are not seen.
---*/
with restricted as (
    select
        institution_id,
        partnership_id,
        min(period) as restricted_on
    from online_loan_partnership_history
    where is_restricted
    group by institution_id, partnership_id
)
select
    loan.institution_id,
    loan.loan_id as subject_id,
    partnership.partner_name,
    restricted.restricted_on,
    loan.issued_on,
    date_diff('day', restricted.restricted_on, loan.issued_on) as measure,
    0 as threshold,
    loan.principal_balance as amount,
    -- evidence
    loan.loan_id,
    online.contract_id,
    online.partnership_id
from loan
inner join online_loan as online
    on loan.institution_id = online.institution_id and loan.contract_id = online.contract_id
inner join restricted
    on online.institution_id = restricted.institution_id and online.partnership_id = restricted.partnership_id
inner join online_loan_partnership as partnership
    on online.institution_id = partnership.institution_id and online.partnership_id = partnership.partnership_id
where
    online.business_mode = 'partner'
    and partnership.is_restricted
    and loan.principal_balance > 0
    and loan.issued_on > restricted.restricted_on
