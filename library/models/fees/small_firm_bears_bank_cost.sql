/*---
title:
  zh: 小微企业承担应由银行承担的费用
  en: Small firm bears cost that is the bank’s
question:
  zh: 哪些小微企业在贷款前后自行支付押品评估、抵押登记等应由银行承担的费用？
  en: Which small firms paid for valuations, registrations and the like around a loan, which the bank has to bear?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law:
  - {parameter: small_firm.borne_cost_limit}
  - {parameter: keywords.borrower_borne_cost}
  - {parameter: screening.fee_loan_days}
clue:
  zh: 借据{loan_id}于{issued_on}发放，前后{days}天内小微企业借款人向{counterparty_name}支付“{summary}”等，合计{amount:money}元。
  en: Within {days} days of loan {loan_id}, issued on {issued_on}, the small borrower paid {counterparty_name} for “{summary}” and the like, {amount:money} together.
limits:
  zh: 以摘要识别费用；借款人自行委托的评估可以自付，须核对委托关系。
  en: Costs are known by the words of the movement; a valuation that the borrower ordered itself may be its own cost.
---*/
with cost as (
    select
        institution_id,
        customer_id,
        amount,
        transacted_on,
        summary,
        counterparty_name,
        transaction_id
    from corporate_deposit_movement
    where
        direction = 'debit'
        and reversal = 'normal'
        and regexp_matches(summary, param('keywords.borrower_borne_cost', as_of))
        and amount > param('small_firm.borne_cost_limit', transacted_on)
)
select
    loan.institution_id,
    loan.loan_id as subject_id,
    loan.issued_on,
    param('screening.fee_loan_days', as_of) as days,
    min(cost.summary) as summary,
    min(cost.counterparty_name) as counterparty_name,
    sum(cost.amount) as measure,
    param('small_firm.borne_cost_limit', as_of) as threshold,
    sum(cost.amount) as amount,
    -- evidence
    loan.loan_id,
    list(cost.transaction_id) as transaction_id
from cost
inner join corporate_customer as firm
    on cost.institution_id = firm.institution_id and cost.customer_id = firm.customer_id
inner join corporate_loan as loan
    on cost.institution_id = loan.institution_id and cost.customer_id = loan.customer_id
where
    firm.enterprise_size in ('small', 'micro')
    and abs(date_diff('day', loan.issued_on, cost.transacted_on)) <= param('screening.fee_loan_days', as_of)
group by loan.institution_id, loan.loan_id, loan.issued_on
