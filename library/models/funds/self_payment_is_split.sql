/*---
title:
  zh: 化整为零规避受托支付
  en: Self-paid amounts split to stay under the entrusted-payment limit
question:
  zh: 哪些自主支付的贷款在数日内向同一对象分笔付款，每笔不超过受托支付标准、合计超过？
  en: Which loans paid out by the borrower go to one payee in parts within days, each within the entrusted-payment limit and together above it?
kind: breach
subject: loan
recipient: institution
severity: high
law:
  - {parameter: working_capital_loan.entrusted_payment_amount}
  - {parameter: fixed_asset_loan.entrusted_payment_amount}
  - {parameter: personal_loan.self_payment_business}
  - {parameter: personal_loan.self_payment_consumption}
  - {parameter: screening.split_payment_days}
  - {parameter: tracing.window_days}
clue:
  zh: 借据{loan_id}自主支付，{first_on}起{payments}笔付给{counterparty_name}，每笔不超过{threshold:money}元，合计{measure:money}元。
  en: "Loan {loan_id}, paid out by the borrower: {payments} payments to {counterparty_name} from {first_on}, none above {threshold:money}, {measure:money} together."
limits:
  zh: 只看放款后追踪期内自入账账户的付款；分付给同一控制下多个对象的看不到。按合同分批交货付款的须由机构举证。
  en: It sees payments from the receiving account in the days after the loan; parts sent to several payees under one control escape. Deliveries paid one by one under a contract are for the institution to prove.
---*/
with payment as (
    select
        l.institution_id,
        l.loan_id,
        p.counterparty_account,
        p.counterparty_name,
        p.transacted_on,
        p.transaction_id,
        p.amount,
        l.allowed
    from self_payment_limit as l
    inner join fund_payment as p on l.receiving_account = p.account_id
    where
        l.payment_method in ('self', 'mixed')
        and p.counterparty_account is not null
        and p.counterparty_account <> p.account_id
        and p.transacted_on between l.issued_on and add_days(l.issued_on, param('tracing.window_days', as_of))
),
series as (
    select
        a.institution_id,
        a.loan_id,
        max(b.counterparty_name) as counterparty_name,
        a.transacted_on as first_on,
        a.allowed,
        count(distinct b.transaction_id) as payments,
        sum(b.amount) as paid,
        list(distinct b.transaction_id) as transaction_id,
        row_number() over (partition by a.institution_id, a.loan_id order by sum(b.amount) desc, a.transacted_on) as choice
    from (select distinct institution_id, loan_id, counterparty_account, transacted_on, allowed from payment) as a
    inner join payment as b
        on a.institution_id = b.institution_id and a.loan_id = b.loan_id and a.counterparty_account = b.counterparty_account
    where
        b.transacted_on between a.transacted_on and add_days(a.transacted_on, param('screening.split_payment_days', as_of))
    group by a.institution_id, a.loan_id, a.counterparty_account, a.transacted_on, a.allowed
    having sum(b.amount) > a.allowed and max(b.amount) <= a.allowed
)
select
    institution_id,
    loan_id as subject_id,
    paid as measure,
    allowed as threshold,
    -- evidence
    loan_id,
    first_on,
    payments,
    counterparty_name,
    transaction_id,
    paid as amount
from series
where choice = 1
