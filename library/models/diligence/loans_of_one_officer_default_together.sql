/*---
title:
  zh: 同一客户经理新发放贷款集中违约
  en: New loans of one officer default together
question:
  zh: 哪些客户经理近期发放的贷款，违约笔数和违约率都远高于本行平均？
  en: Which loan officers have far more and a far higher share of recent loans in arrears than their bank on average?
kind: anomaly
subject: employee
recipient: institution
severity: high
law: [{parameter: screening.officer_default_count}, {parameter: screening.officer_default_multiple}, {parameter: screening.loan_review_months}, {parameter: classification.technical_overdue_days}]
clue:
  zh: 客户经理{employee_id}近期发放{loan_count}笔贷款，已有{default_count}笔逾期，违约率为本行平均的{measure:number}倍（达{threshold:number}倍即提示），逾期余额{amount:money}元，借据{loan_id}。
  en: Of {loan_count} recent loans of officer {employee_id}, {default_count} are in arrears, {measure:number} times the bank's share (reported from {threshold:number}); balance in arrears {amount:money}, loans {loan_id}.
limits:
  zh: 只看近期发放的个人贷款和对公贷款；专管某一行业或清收岗位接手的客户经理会误报。
  en: It looks at recent loans; an officer in charge of one troubled trade, or who took over bad loans, is a false alarm.
---*/
with recent as (
    select
        institution_id,
        loan_officer_id,
        loan_id,
        case
            when
                date_diff('day', least(principal_overdue_since, interest_overdue_since), as_of)
                > param('classification.technical_overdue_days', as_of)
                then principal_balance
        end as defaulted
    from loan
    where issued_on > add_months(as_of, -param('screening.loan_review_months', as_of)) and loan_amount > 0
),
bank as (
    select
        institution_id,
        count(loan_id) as loan_count,
        count(defaulted) as default_count
    from recent
    group by institution_id
),
officer as (
    select
        institution_id,
        loan_officer_id,
        count(loan_id) as loan_count,
        count(defaulted) as default_count,
        sum(defaulted) as balance
    from recent
    group by institution_id, loan_officer_id
    having count(defaulted) >= param('screening.officer_default_count', as_of)
)
select
    officer.institution_id,
    officer.loan_officer_id as subject_id,
    max(officer.default_count * bank.loan_count / nullif(officer.loan_count * bank.default_count, 0)) as measure,
    param('screening.officer_default_multiple', as_of) as threshold,
    -- evidence
    officer.loan_officer_id as employee_id,
    list(distinct recent.loan_id) as loan_id,
    max(officer.loan_count) as loan_count,
    max(officer.default_count) as default_count,
    max(officer.balance) as amount
from officer
inner join bank on officer.institution_id = bank.institution_id
inner join recent
    on
        officer.institution_id = recent.institution_id
        and officer.loan_officer_id = recent.loan_officer_id
        and recent.defaulted is not null
where
    officer.default_count * bank.loan_count
    >= param('screening.officer_default_multiple', as_of) * officer.loan_count * bank.default_count
group by officer.institution_id, officer.loan_officer_id
