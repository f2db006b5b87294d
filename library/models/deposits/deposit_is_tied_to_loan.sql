/*---
title:
  zh: 存贷挂钩
  en: Deposit is tied to a loan
question:
  zh: 哪些贷款发放前后数日内，借款人在同一机构新开定期类存款，金额达到贷款的一定比例？
  en: Which loans come with a new time deposit of the borrower at the same institution within days, as large as a set share of the loan?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.linked_deposit_days}, {parameter: screening.linked_deposit_share}]
clue:
  zh: 借据{loan_id}放款{loan_amount:money}元前后，借款人在本机构新开定期类存款{amount:money}元，占贷款的{measure:percent}。
  en: "Around loan {loan_id} of {loan_amount:money} the borrower opened time deposits of {amount:money} at the lender, {measure:percent} of the loan."
limits:
  zh: 只看近一年发放的贷款、借款人本人新开的定期类账户现有余额；以存单质押的合规业务和关联人存款看不出或会误报。
  en: It sees loans of the last year, new time deposits in the borrower's name and their balance now; a loan properly secured by a certificate is a false alarm, a deposit of somebody else escapes.
---*/
with time_deposit as (
    select institution_id, customer_id, account_id, opened_on, balance
    from personal_deposit_account
    where account_kind in ('time', 'notice', 'negotiated', 'agreed', 'structured')
    union all
    select institution_id, customer_id, account_id, opened_on, balance
    from corporate_deposit_account
    where account_kind in ('time', 'notice', 'negotiated', 'agreed', 'structured')
),
tied as (
    select
        l.institution_id,
        l.loan_id,
        l.loan_amount,
        list(distinct d.account_id) as account_id,
        sum(d.balance) as deposited
    from loan as l
    inner join time_deposit as d on l.institution_id = d.institution_id and l.customer_id = d.customer_id
    where
        l.loan_amount >= param('tracing.minimum_amount', as_of)
        and l.issued_on > add_months(as_of, -param('screening.linked_deposit_months', as_of))
        and d.opened_on between add_days(l.issued_on, -param('screening.linked_deposit_days', as_of))
        and add_days(l.issued_on, param('screening.linked_deposit_days', as_of))
    group by l.institution_id, l.loan_id, l.loan_amount
)
select
    institution_id,
    loan_id as subject_id,
    deposited / nullif(loan_amount, 0) as measure,
    param('screening.linked_deposit_share', as_of) as threshold,
    -- evidence
    loan_id,
    loan_amount,
    account_id,
    deposited as amount
from tied
where deposited >= param('screening.linked_deposit_share', as_of) * loan_amount
