/*---
title:
  zh: 应受托支付而未受托支付
  en: Large payment made by the borrower instead of the bank
question:
  zh: 哪些贷款放款后向单一对象的单笔付款超过受托支付标准，却没有受托支付记录？
  en: Which loans pay one payee more than the entrusted-payment limit in one payment without an entrusted payment on file?
kind: breach
subject: loan
recipient: institution
severity: high
law:
  - {parameter: working_capital_loan.entrusted_payment_amount}
  - {parameter: fixed_asset_loan.entrusted_payment_amount}
  - {parameter: personal_loan.self_payment_business}
  - {parameter: personal_loan.self_payment_consumption}
  - {parameter: tracing.window_days}
clue:
  zh: 借据{loan_id}于{transacted_on}向{counterparty_name}单笔支付{measure:money}元，超过{threshold:money}元，无受托支付记录。
  en: "Loan {loan_id} paid {counterparty_name} {measure:money} in one payment on {transacted_on}, above {threshold:money}, with no entrusted payment on file."
limits:
  zh: 只看放款后追踪期内自入账账户的付款；转入借款人本人账户的不算付款。账户内自有资金的付款可能误报。
  en: It sees payments from the receiving account in the days after the loan; moves to the borrower's own accounts are not payments. Payments out of own money in the account may be false alarms.
---*/
with payment as (
    select
        l.institution_id,
        l.loan_id,
        l.allowed,
        p.amount,
        p.counterparty_name,
        p.transacted_on,
        p.transaction_id,
        row_number() over (partition by l.institution_id, l.loan_id order by p.amount desc, p.transaction_id) as choice
    from self_payment_limit as l
    inner join fund_payment as p on l.receiving_account = p.account_id
    where
        p.amount > l.allowed
        and p.counterparty_name <> p.account_name
        and p.transacted_on between l.issued_on and add_days(l.issued_on, param('tracing.window_days', as_of))
        and not exists (
            select 1
            from entrusted_payment as e
            where
                e.institution_id = l.institution_id
                and e.loan_id = l.loan_id
                and (e.payee_account = p.counterparty_account or e.payee_name = p.counterparty_name)
        )
)
select
    institution_id,
    loan_id as subject_id,
    amount as measure,
    allowed as threshold,
    -- evidence
    loan_id,
    counterparty_name,
    transacted_on,
    transaction_id,
    amount
from payment
where choice = 1
