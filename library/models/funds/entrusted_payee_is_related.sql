/*---
title:
  zh: 受托支付对象为借款人本人或其关联方
  en: Entrusted payee is the borrower or related to the borrower
question:
  zh: 哪些受托支付的收款账户属于借款人本人、其控制人或受同一控制的企业？
  en: Which entrusted payments go to an account of the borrower, of who controls it, or of a firm under the same control?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.minimum_amount}]
clue:
  zh: 借据{loan_id}于{paid_on}受托支付{payee_name}{amount:money}元，收款人与借款人为同一人或受同一控制。
  en: "Loan {loan_id}: {amount:money} was paid on {paid_on} to {payee_name}, who is the borrower or under the same control."
limits:
  zh: 收款账户须在报送机构开立；未登记的关联看不到。集团内真实购销须由机构举证；按揭、汽车贷款不在其内。
  en: The payee's account must be with an institution that files; ties that nobody registered are not seen. Real trade within a group is for the institution to prove; mortgages and car loans stay outside.
---*/
with account as (
    select institution_id, customer_id, account_id
    from deposit_account where account_id in (select payee_account from entrusted_payment)
),
lent as (
    select institution_id, loan_id, loan_type, customer_id
    from loan where loan_id in (select loan_id from entrusted_payment)
),
person as (
    select institution_id, customer_id, id_number
    from customer where customer_id in (select customer_id from lent union all select customer_id from account)
),
payee as (
    select
        e.institution_id,
        e.loan_id,
        e.payee_account,
        e.payee_name,
        e.paid_on,
        e.amount,
        borrower.id_number,
        owner.id_number as payee_id_number,
        a.institution_id as other_institution_id,
        a.account_id
    from entrusted_payment as e
    inner join lent as l on e.institution_id = l.institution_id and e.loan_id = l.loan_id
    inner join person as borrower on l.institution_id = borrower.institution_id and l.customer_id = borrower.customer_id
    inner join account as a on e.payee_account = a.account_id
    inner join person as owner on a.institution_id = owner.institution_id and a.customer_id = owner.customer_id
    where
        e.amount >= param('tracing.minimum_amount', as_of)
        and l.loan_type not in ('mortgage', 'commercial_property', 'car', 'student')
),
member as (
    select member_id, group_id
    from customer_group where member_id in (select id_number from payee union all select payee_id_number from payee)
),
related as (
    select
        p.institution_id, p.loan_id, p.payee_account, p.payee_name, p.paid_on, p.amount, p.other_institution_id, p.account_id,
        row_number() over (partition by p.institution_id, p.loan_id order by p.amount desc, p.paid_on, p.payee_account) as choice
    from payee as p
    left join member as mine on p.id_number = mine.member_id
    left join member as theirs on p.payee_id_number = theirs.member_id
    where p.id_number = p.payee_id_number or mine.group_id = theirs.group_id
)
select
    institution_id,
    loan_id as subject_id,
    amount as measure,
    param('tracing.minimum_amount', as_of) as threshold,
    -- evidence
    loan_id,
    payee_account,
    payee_name,
    paid_on,
    other_institution_id,
    account_id,
    amount
from related
where choice = 1
