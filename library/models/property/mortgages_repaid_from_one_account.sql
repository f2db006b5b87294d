/*---
title:
  zh: 多人按揭由同一账户还款
  en: Mortgages of several people are repaid from one account
question:
  zh: 哪些账户代多名借款人归还住房按揭？
  en: Which accounts pay the home mortgages of several borrowers?
kind: anomaly
subject: account
recipient: institution
severity: critical
law: [{parameter: screening.developer_mortgage_count}, {parameter: tracing.amount_lower}, {parameter: tracing.amount_upper}]
clue:
  zh: 账户{subject_id}为{measure}名借款人归还住房按揭（达{threshold}名即提示），按揭余额共{amount:money}元，借据{loan_id}，疑为假按揭。
  en: Account {subject_id} pays the home mortgages of {measure} borrowers (reported from {threshold}), balance {amount:money}, loans {loan_id}; they may be sham mortgages.
limits:
  zh: 识别共用还款账号，以及每月向还款账号转入与月供相当的款项；通过现金或多个账户代还的看不出来；单位代发工资不计。
  en: It sees a shared repayment account, and transfers about as large as the instalment into repayment accounts; payment in cash or through many accounts escapes; wages are left out.
---*/
with mortgage as (
    select
        institution_id,
        loan_id,
        customer_id,
        repayment_account,
        principal_balance,
        next_principal + next_interest as due
    from personal_loan
    where loan_type = 'mortgage' and principal_balance > 0 and repayment_account is not null
),
payer as (
    select
        institution_id,
        repayment_account as account_id,
        customer_id,
        loan_id,
        principal_balance
    from mortgage
    union
    select
        mortgage.institution_id,
        paid.counterparty_account as account_id,
        mortgage.customer_id,
        mortgage.loan_id,
        mortgage.principal_balance
    from mortgage
    inner join deposit_movement as paid
        on mortgage.institution_id = paid.institution_id and mortgage.repayment_account = paid.account_id
    where
        paid.direction = 'credit'
        and paid.transaction_type != 'agency_payment'
        and paid.counterparty_account is not null
        and paid.transacted_on > add_months(as_of, -param('calendar.months_in_quarter', as_of))
        and paid.amount >= param('tracing.amount_lower', as_of) * mortgage.due
        and paid.amount <= param('tracing.amount_upper', as_of) * mortgage.due
)
select
    institution_id,
    account_id as subject_id,
    count(distinct customer_id) as measure,
    param('screening.developer_mortgage_count', as_of) as threshold,
    -- evidence
    account_id,
    list(distinct loan_id) as loan_id,
    sum(principal_balance) as amount
from payer
group by institution_id, account_id
having count(distinct customer_id) >= param('screening.developer_mortgage_count', as_of)
