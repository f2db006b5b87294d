/*---
code: E3
title:
  zh: 借款企业参保人数骤降
  en: A borrower's insured headcount falls
question:
  zh: 机构有敞口的企业中，最近一个月参保人数比前几个月的高点降幅超过规定比例的有哪些？
  en: At which firms with an exposure is the insured headcount of the newest month further below its peak of the months before than the limit?
subject: firm
severity: medium
service: social_security.employer
when: change
unique: [month]
law: [{parameter: screening.headcount_fall}, {parameter: screening.headcount_months}, {parameter: screening.headcount_base}]
clue:
  zh: 贵行客户{reference}的参保人数比{month}的高点下降{measure:percent}，超过{threshold:percent}；请核实经营和还款能力。
  en: "The insured headcount of your customer {reference} is {measure:percent} below its peak of {month}, over {threshold:percent}; check its business and its ability to repay."
limits:
  zh: 季节性用工、整体转入派遣或分公司参保会误报；参保人数本来很少的不看。不告知人数。
  en: Seasonal work, or staff moved to an agency or a branch, are false alarms; firms with few insured are not looked at. The numbers are not told.
---*/
with newest as (
    select max(month) as month
    from employer_contribution
    where month <= as_of
),
headcount as (
    select unified_code, month, insured_people
    from employer_contribution
    where
        month <= as_of
        and month >= add_months(cast(date_trunc('month', as_of) as date), -param('screening.headcount_months', as_of))
),
fall as (
    select
        headcount.unified_code,
        max(headcount.insured_people) as peak,
        max(case when headcount.month = newest.month then headcount.insured_people else 0 end) as latest
    from headcount
    cross join newest
    group by headcount.unified_code
)
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    1 - fall.latest / nullif(fall.peak, 0) as measure,
    param('screening.headcount_fall', as_of) as threshold,
    -- evidence
    fall.unified_code,
    max(headcount.month) as month
from exposure
inner join fall on exposure.subject_id = fall.unified_code
inner join headcount on fall.unified_code = headcount.unified_code and fall.peak = headcount.insured_people
where
    exposure.subject_kind = 'firm'
    and fall.peak >= param('screening.headcount_base', as_of)
    and fall.peak - fall.latest > param('screening.headcount_fall', as_of) * fall.peak
group by exposure.institution_id, exposure.subject_id, exposure.reference, fall.unified_code, fall.peak, fall.latest
