/*---
title:
  zh: 不良贷款上调依据不足
  en: Non-performing loan is upgraded too early
question:
  zh: 哪些贷款由不良上调为正常或关注时，距最近一次逾期尚不满规定月数？
  en: Which loans were raised from non-performing to normal or special mention before enough months without arrears had passed?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: classification.upgrade_months}]
unique: [changed_on]
clue:
  zh: 借据{loan_id}于{changed_on}由{class_before}上调为{class_after}，而{last_arrears_on}仍报送欠本或欠息，相隔{measure}个月，不足{threshold}个月，余额{amount:money}元。
  en: Loan {loan_id} was raised from {class_before} to {class_after} on {changed_on}, though arrears were still filed for {last_arrears_on}, {measure} full months before instead of {threshold}; balance {amount:money}.
limits:
  zh: 以月末报送的欠本、欠息日期判断最近一次逾期，月中还清后又逾期的看不出来；连续两个还款期的条件不在其内。
  en: The last arrears are those filed at a month end, so arrears within a month escape; the condition of two payment periods is not looked at.
---*/
with upgrade as (
    select institution_id, loan_id, changed_on, class_before, class_after
    from class_change
    where
        class_before in ('substandard', 'doubtful', 'loss')
        and class_after in ('normal', 'special_mention')
),
arrears as (
    select
        upgrade.institution_id,
        upgrade.loan_id,
        upgrade.changed_on,
        upgrade.class_before,
        upgrade.class_after,
        max(state.period) as last_arrears_on
    from upgrade
    inner join loan_month_end as state
        on upgrade.institution_id = state.institution_id and upgrade.loan_id = state.loan_id
    where
        state.period <= upgrade.changed_on
        and least(state.principal_overdue_since, state.interest_overdue_since) <= state.period
    group by upgrade.institution_id, upgrade.loan_id, upgrade.changed_on, upgrade.class_before, upgrade.class_after
)
select
    arrears.institution_id,
    arrears.loan_id as subject_id,
    full_months(arrears.last_arrears_on, arrears.changed_on) as measure,
    param('classification.upgrade_months', arrears.changed_on) as threshold,
    -- evidence
    arrears.loan_id,
    arrears.changed_on,
    arrears.class_before,
    arrears.class_after,
    arrears.last_arrears_on,
    loan.principal_balance as amount
from arrears
left join loan on arrears.institution_id = loan.institution_id and arrears.loan_id = loan.loan_id
where
    add_months(arrears.last_arrears_on, param('classification.upgrade_months', arrears.changed_on)) > arrears.changed_on
