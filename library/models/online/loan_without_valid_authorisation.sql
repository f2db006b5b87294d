/*---
title:
  zh: 互联网贷款无有效客户数据授权
  en: Online loan has no valid data authorisation
question:
  zh: 哪些互联网贷款发放时客户数据授权尚未生效或已过期？
  en: Which online loans were issued before or after the customer’s data authorisation was in force?
kind: breach
subject: loan
recipient: institution
severity: medium
law: []
clue:
  zh: 借据{loan_id}于{issued_on}发放，客户数据授权有效期为{authorised_from}至{authorised_until}，不在有效期内，贷款金额{amount:money}元。
  en: Loan {loan_id} was issued on {issued_on} while the data authorisation ran from {authorised_from} to {authorised_until}; amount lent {amount:money}.
limits:
  zh: 授权生效日期为空的视为没有授权，天数自发放日计为空；到期日期为空的视为永久有效。
  en: No starting date means no authorisation, with no number of days; no end means permanent.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    loan.issued_on,
    online.authorised_from,
    online.authorised_until,
    greatest(
        date_diff('day', loan.issued_on, online.authorised_from),
        date_diff('day', online.authorised_until, loan.issued_on)
    ) as measure,
    0 as threshold,
    loan.loan_amount as amount,
    -- evidence
    loan.loan_id,
    online.contract_id
from loan
inner join online_loan as online
    on loan.institution_id = online.institution_id and loan.contract_id = online.contract_id
where
    loan.principal_balance > 0
    and (
        online.authorised_from is null
        or loan.issued_on < online.authorised_from
        or loan.issued_on > online.authorised_until
    )
