/*---
title:
  zh: 向已注销或吊销的企业发放贷款
  en: Loan issued to a deregistered or revoked firm
question:
  zh: 哪些对公贷款的发放日期晚于借款企业的注销或吊销日期？
  en: Which corporate loans were issued after the borrower had been deregistered or its licence revoked?
kind: breach
subject: loan
recipient: institution
severity: critical
law: []
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，借款企业{firm_name}（{unified_code}）已于{closed_on}注销或吊销，相隔{measure}天。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on}, {measure} days after {firm_name} ({unified_code}) had been deregistered or revoked on {closed_on}.
limits:
  zh: 按统一社会信用代码对登记；吊销后尚未注销的企业法人资格仍在，但不得开展经营，同样列出。借新还旧、重组等处置性发放不在其内。
  en: Firms are matched by unified code; a revoked firm still exists but may not do business, so it is listed too. Roll-overs and restructured loans are left out.
---*/
with closed_firm as (
    select
        unified_code,
        firm_name,
        least(revoked_on, deregistered_on) as closed_on
    from firm
    where least(revoked_on, deregistered_on) is not null
)
select
    loan.institution_id,
    loan.loan_id as subject_id,
    date_diff('day', closed_firm.closed_on, loan.issued_on) as measure,
    0 as threshold,
    -- evidence
    loan.loan_id,
    loan.customer_id,
    closed_firm.unified_code,
    closed_firm.firm_name,
    closed_firm.closed_on,
    loan.issued_on,
    loan.loan_amount as amount
from corporate_loan as loan
inner join corporate_customer as customer
    on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
inner join closed_firm on customer.id_number = closed_firm.unified_code
where
    loan.issued_on > closed_firm.closed_on
    and loan.issue_type not in ('roll_over', 'restructured', 'renewal_without_repayment')
