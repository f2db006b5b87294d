/*---
title:
  zh: 按揭前取得的贷款疑作首付
  en: Loan taken shortly before a mortgage looks like its down payment
question:
  zh: 哪些借款人在按揭发放前不久取得消费贷款或经营贷款，金额占到首付款的较大比例？
  en: Which borrowers took a consumer or business loan shortly before their mortgage, large enough to have paid much of the down payment?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.down_payment_loan_days}, {parameter: screening.down_payment_loan_share}]
clue:
  zh: 借据{subject_id}发放{amount:money}元后{days_before}天内，同一借款人又取得按揭；该笔占首付款{down_payment:money}元的{measure:percent}，达{threshold:percent}，两笔借据{loan_id}。
  en: Within {days_before} days after loan {subject_id} of {amount:money} the same borrower got a mortgage; the loan is {measure:percent} of the down payment of {down_payment:money} (reported from {threshold:percent}); loans {loan_id}.
limits:
  zh: 只比对时间和金额，不证明资金用于首付；首付款按登记成交价减按揭金额计算；配偶名义取得的贷款看不出来。
  en: It compares dates and amounts and proves no use of money; the down payment is the registered price less the mortgage; a loan in a spouse's name escapes.
---*/
with early_loan as (
    select institution_id, loan_id, id_number, loan_amount, issued_on
    from personal_loan
    where loan_type in ('consumer', 'personal_business')
)
select
    early_loan.institution_id,
    early_loan.loan_id as subject_id,
    max(early_loan.loan_amount / nullif(home.price - home.loan_amount, 0)) as measure,
    param('screening.down_payment_loan_share', as_of) as threshold,
    -- evidence
    list(distinct home.loan_id) as mortgage_loan_id,
    list(distinct related.loan_id) as loan_id,
    list(distinct home.institution_id) as other_institution_id,
    max(date_diff('day', early_loan.issued_on, home.issued_on)) as days_before,
    max(home.price - home.loan_amount) as down_payment,
    early_loan.loan_amount as amount
from early_loan
inner join financed_purchase as home on early_loan.id_number = home.id_number
inner join personal_loan as related
    on
        early_loan.id_number = related.id_number
        and (
            related.loan_id = early_loan.loan_id and related.institution_id = early_loan.institution_id
            or related.loan_id = home.loan_id and related.institution_id = home.institution_id
        )
where
    home.issued_on >= early_loan.issued_on
    and date_diff('day', early_loan.issued_on, home.issued_on) <= param('screening.down_payment_loan_days', as_of)
    and early_loan.loan_amount
    >= param('screening.down_payment_loan_share', as_of) * (home.price - home.loan_amount)
group by early_loan.institution_id, early_loan.loan_id, early_loan.loan_amount
