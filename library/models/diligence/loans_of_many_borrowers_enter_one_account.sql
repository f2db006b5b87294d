/*---
title:
  zh: 多名借款人的贷款进入同一账户
  en: Loans of many borrowers enter one account
question:
  zh: 哪些账户接收了多名不同借款人的贷款？
  en: Which accounts received the loans of several different borrowers?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: screening.shared_contact_count}, {parameter: screening.loan_review_months}]
clue:
  zh: 账户{subject_id}（户名{receiving_account_name}）接收了{measure}名借款人的贷款（达{threshold}名即提示），共{amount:money}元，涉及借据{loan_id}。
  en: Account {subject_id} (holder {receiving_account_name}) received the loans of {measure} borrowers (reported from {threshold}), {amount:money} in all; loans {loan_id}.
limits:
  zh: 按揭、商用房和汽车贷款依约直接付给卖方，不在其内；联保小组约定的共用账户会误报。
  en: Home, commercial property and car loans are paid to the seller by agreement and left out; a joint account of a lending group is a false alarm.
---*/
with received as (
    select institution_id, customer_id, loan_id, loan_amount, loan_type, issued_on, receiving_account, receiving_account_name
    from personal_loan
    union all
    select institution_id, customer_id, loan_id, loan_amount, loan_type, issued_on, receiving_account, receiving_account_name
    from corporate_loan
),
recent as (
    select institution_id, customer_id, loan_id, loan_amount, receiving_account, receiving_account_name
    from received
    where
        receiving_account is not null
        and loan_type in ('consumer', 'personal_business', 'working_capital', 'fixed_asset')
        and issued_on > add_months(as_of, -param('screening.loan_review_months', as_of))
),
shared as (
    select institution_id, receiving_account
    from recent
    group by institution_id, receiving_account
    having count(*) >= param('screening.shared_contact_count', as_of)
)
select
    institution_id,
    receiving_account as subject_id,
    count(distinct customer_id) as measure,
    param('screening.shared_contact_count', as_of) as threshold,
    -- evidence
    list(distinct loan_id) as loan_id,
    max(receiving_account_name) as receiving_account_name,
    sum(loan_amount) as amount
from recent
inner join shared using (institution_id, receiving_account)
group by institution_id, receiving_account
having count(distinct customer_id) >= param('screening.shared_contact_count', as_of)
