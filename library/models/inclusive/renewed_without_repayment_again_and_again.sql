/*---
title:
  zh: 反复办理无还本续贷
  en: Loan is renewed without repayment again and again
question:
  zh: 哪些借款人在观察期内多次办理无还本续贷，可能掩盖还款困难？
  en: Which borrowers had loans renewed without repayment several times, perhaps to hide that they cannot pay?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: screening.renewal_count}, {parameter: screening.renewal_months}]
clue:
  zh: 客户{customer_id}近{months}个月内办理无还本续贷{measure}次，达到{threshold}次，最近一笔余额{amount:money}元，分类为{five_class}。
  en: Customer {customer_id} had loans renewed without repayment {measure} times in {months} months, {threshold} or more; the newest has a balance of {amount:money} and is classed {five_class}.
limits:
  zh: 经营正常的小微企业可以按政策续贷，须核查经营与还款能力；分期续作不同借据的会多计。
  en: A sound small firm may renew under the policy; its business and ability to pay have to be checked. Several receipts renewed in parallel count more than once.
---*/
with renewed as (
    select institution_id, customer_id, loan_id, issued_on, principal_balance, five_class, period
    from personal_loan_history
    where issue_type = 'renewal_without_repayment'
    union all
    select institution_id, customer_id, loan_id, issued_on, principal_balance, five_class, period
    from corporate_loan_history
    where issue_type = 'renewal_without_repayment'
),
placed as (
    select
        institution_id,
        customer_id,
        loan_id,
        principal_balance,
        five_class,
        row_number() over (
            partition by institution_id, customer_id
            order by period desc, issued_on desc, loan_id
        ) as place
    from renewed
    where issued_on > add_months(as_of, -param('screening.renewal_months', as_of))
)
select
    institution_id,
    customer_id as subject_id,
    customer_id,
    param('screening.renewal_months', as_of) as months,
    max(case when place = 1 then five_class end) as five_class,
    count(distinct loan_id) as measure,
    param('screening.renewal_count', as_of) as threshold,
    max(case when place = 1 then principal_balance end) as amount,
    -- evidence
    list(distinct loan_id) as loan_id
from placed
group by institution_id, customer_id
having count(distinct loan_id) >= param('screening.renewal_count', as_of)
