/*---
title:
  zh: 大额授信申请当日即放款
  en: Large credit is applied for and drawn on one day
question:
  zh: 哪些大额贷款在授信申请的当日即已发放？
  en: Which large loans were paid out on the very day the credit line was applied for?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.same_day_approval_amount}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{measure:money}元，客户{customer_id}的授信{credit_line_id}于同日或其后才申请，超过{threshold:money}元的贷款不应当日完成调查、审查、审批与放款。
  en: Loan {loan_id} of {measure:money} was issued on {issued_on}, not before the day credit line {credit_line_id} of customer {customer_id} was applied for; over {threshold:money} inquiry, review, approval and payment cannot be one day's work.
limits:
  zh: 低风险授信（足额保证金、存单质押）可当日办结，不在其内；循环额度内支用看首次申请日，不会误报。
  en: Low-risk lines secured by cash may be done in a day and are left out; draws on a revolving line look at its first application.
---*/
select
    loan.institution_id,
    loan.loan_id as subject_id,
    loan.loan_amount as measure,
    param('screening.same_day_approval_amount', loan.issued_on) as threshold,
    -- evidence
    loan.loan_id,
    loan.customer_id,
    loan.issued_on,
    min(line.credit_line_id) as credit_line_id,
    loan.loan_amount as amount
from corporate_loan as loan
inner join credit_line as line
    on loan.institution_id = line.institution_id and loan.customer_id = line.customer_id
where
    loan.issue_type = 'new'
    and loan.loan_type not in ('bill_discount', 'bill_rediscount', 'entrusted')
    and line.subject_type = 'firm'
    and loan.loan_amount > param('screening.same_day_approval_amount', loan.issued_on)
group by loan.institution_id, loan.loan_id, loan.loan_amount, loan.customer_id, loan.issued_on
having
    min(line.applied_on) >= loan.issued_on
    and max(case when line.credit_line_type = 'low_risk' then 1 else 0 end) = 0
