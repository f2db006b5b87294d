/*---
title:
  zh: 借款企业已注销或吊销而贷款仍列为正常
  en: Loan of a closed firm is classed normal
question:
  zh: 哪些贷款的借款企业已注销或吊销，五级分类仍为正常？
  en: Which loans are classed normal although the borrower has been deregistered or its licence revoked?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.closed_firm_notice_days}]
clue:
  zh: 借款企业{firm_name}（{unified_code}）已于{closed_on}注销或吊销，至今{measure}天（容许{threshold}天），借据{loan_id}余额{amount:money}元，五级分类仍为{five_class}。
  en: "{firm_name} ({unified_code}) was deregistered or revoked on {closed_on}, {measure} days ago (allowed are {threshold}); loan {loan_id} of {amount:money} is still classed {five_class}."
limits:
  zh: 债务已由承继企业承担而客户信息未更新的会误报；发放时已注销、吊销的另有模型，不在其内。
  en: A debt taken over by a successor, with the customer not updated, is a false alarm. Loans issued after closing have a model of their own and are left out.
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
    date_diff('day', closed_firm.closed_on, as_of) as measure,
    param('screening.closed_firm_notice_days', as_of) as threshold,
    -- evidence
    loan.loan_id,
    loan.customer_id,
    closed_firm.unified_code,
    closed_firm.firm_name,
    closed_firm.closed_on,
    loan.five_class,
    loan.principal_balance as amount
from corporate_loan as loan
inner join corporate_customer as customer
    on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
inner join closed_firm on customer.id_number = closed_firm.unified_code
where
    loan.principal_balance > 0
    and loan.five_class = 'normal'
    and loan.issued_on <= closed_firm.closed_on
    and date_diff('day', closed_firm.closed_on, as_of) > param('screening.closed_firm_notice_days', as_of)
