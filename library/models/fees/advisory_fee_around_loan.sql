/*---
title:
  zh: 放款前后向借款人收取顾问类费用
  en: Advisory fee is taken around a loan
question:
  zh: 哪些贷款发放前后，银行向借款人收取顾问、咨询、管理等费用，疑似以贷收费？
  en: Around which loans did the bank take advisory, consulting or management fees from the borrower, as a price for lending?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.fee_loan_days}, {parameter: keywords.fee}, {parameter: keywords.prohibited_small_firm_fee}]
clue:
  zh: 借据{loan_id}于{issued_on}发放，前后{threshold}天内银行向借款人收取“{summary}”等{fees}笔，合计{amount:money}元，占贷款{share:percent}。
  en: Within {threshold} days of loan {loan_id}, issued on {issued_on}, the bank took {fees} fees such as “{summary}” from the borrower, {amount:money} together or {share:percent} of the loan.
limits:
  zh: 以本行内部账户的入账摘要识别费用；确有实质服务的会误报。承诺费、资金管理费另有模型。
  en: Fees are known by the words under which they came into the bank’s internal accounts; a real service raises a false alarm. Commitment and fund management fees have a model of their own.
---*/
with fee as (
    select
        movement.institution_id,
        payer.customer_id,
        movement.transacted_on,
        movement.amount,
        movement.summary,
        movement.transaction_id
    from deposit_account as payer
    inner join internal_movement as movement
        on payer.institution_id = movement.institution_id and payer.account_id = movement.counterparty_account
    where
        movement.direction = 'credit'
        and movement.reversal = 'normal'
        and regexp_matches(movement.summary, param('keywords.fee', as_of))
        and not regexp_matches(movement.summary, param('keywords.prohibited_small_firm_fee', as_of))
),
charged as (
    select
        loan.institution_id,
        loan.loan_id,
        loan.issued_on,
        loan.loan_amount,
        min(abs(date_diff('day', loan.issued_on, fee.transacted_on))) as days,
        min(fee.summary) as summary,
        count(*) as fees,
        sum(fee.amount) as amount,
        list(fee.transaction_id) as transaction_id
    from loan
    inner join fee on loan.institution_id = fee.institution_id and loan.customer_id = fee.customer_id
    where abs(date_diff('day', loan.issued_on, fee.transacted_on)) <= param('screening.fee_loan_days', as_of)
    group by loan.institution_id, loan.loan_id, loan.issued_on, loan.loan_amount
)
select
    institution_id,
    loan_id as subject_id,
    issued_on,
    summary,
    fees,
    amount / nullif(loan_amount, 0) as share,
    days as measure,
    param('screening.fee_loan_days', as_of) as threshold,
    amount,
    -- evidence
    loan_id,
    transaction_id
from charged
