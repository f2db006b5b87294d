/*---
title:
  zh: 借款企业参保人数骤降
  en: A borrower's insured headcount collapses
question:
  zh: 哪些有贷款余额的企业最近一个月参加社会保险的人数比前几个月的高点大幅下降？
  en: At which firms with loans outstanding did the insured headcount fall far below its peak of the months before?
kind: anomaly
subject: firm
recipient: institution
severity: medium
law:
  - {parameter: screening.headcount_fall}
  - {parameter: screening.headcount_months}
  - {parameter: screening.headcount_base}
clue:
  zh: 借款企业{subject_id}参保人数由{peak}人降至{latest}人，降幅{measure:percent}，超过{threshold:percent}，贷款余额{amount:money}元，还款能力可能恶化。
  en: The insured headcount of borrower {subject_id} fell from {peak} to {latest}, by {measure:percent}, over {threshold:percent}; loans of {amount:money} may be at risk.
limits:
  zh: 季节性用工、整体转入派遣或分公司参保会误报；参保人数本来很少的不看。
  en: Seasonal work, or staff moved to an agency or a branch, raises false alarms; firms with few insured are not looked at.
---*/
with newest as (
    select max(month) as month
    from social_security_record
    where month <= as_of
),

headcount as (
    select
        employer_unified_code as unified_code,
        month,
        count(*) as people
    from social_security_record
    where
        month <= as_of
        and month >= add_months(cast(date_trunc('month', as_of) as date), -param('screening.headcount_months', as_of))
    group by employer_unified_code, month
),

fall as (
    select
        headcount.unified_code,
        max(headcount.people) as peak,
        max(case when headcount.month = newest.month then headcount.people else 0 end) as latest
    from headcount
    cross join newest
    group by headcount.unified_code
    having
        max(headcount.people) >= param('screening.headcount_base', as_of)
        and max(headcount.people) - max(case when headcount.month = newest.month then headcount.people else 0 end)
        > param('screening.headcount_fall', as_of) * max(headcount.people)
)

select
    loan.institution_id,
    customer.id_number as subject_id,
    1 - fall.latest / nullif(fall.peak, 0) as measure,
    param('screening.headcount_fall', as_of) as threshold,
    -- evidence
    list(distinct loan.loan_id) as loan_id,
    customer.id_number as unified_code,
    fall.peak,
    fall.latest,
    sum(loan.principal_balance) as amount
from fall
inner join corporate_customer as customer on fall.unified_code = customer.id_number
inner join corporate_loan as loan
    on customer.institution_id = loan.institution_id and customer.customer_id = loan.customer_id
where loan.principal_balance > 0
group by loan.institution_id, customer.id_number, fall.peak, fall.latest
