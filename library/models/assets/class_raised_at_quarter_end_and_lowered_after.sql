/*---
title:
  zh: 季末上调分类季后又下调
  en: Class is raised at the quarter end and lowered again after it
question:
  zh: 哪些贷款在季末前几日由不良上调，季后不久又调回不良？
  en: Which loans were raised out of the non-performing classes in the last days of a quarter and lowered again soon after it?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.quarter_end_upgrade_days}, {parameter: screening.class_reversal_days}]
clue:
  zh: 借据{loan_id}于{raised_on}由不良上调，跨过季末，{measure}天后（观察{threshold}天）又调回不良，余额{amount:money}元。
  en: Loan {loan_id} was raised out of the non-performing classes on {raised_on}, stayed so over the quarter end, and was lowered again {measure} days later (watched are {threshold} days); balance {amount:money}.
limits:
  zh: 只看报送的分类调整记录，未报送调整而直接改变分类的看不出来。
  en: It sees only the filed changes of class; a class changed without one escapes.
---*/
with quarter_end as (
    select
        institution_id,
        loan_id,
        changed_on,
        class_before,
        class_after,
        add_days(add_months(cast(date_trunc('quarter', changed_on) as date), param('calendar.months_in_quarter', changed_on)), -1)
            as ends_on
    from class_change
),
swing as (
    select
        raised.institution_id,
        raised.loan_id,
        raised.changed_on as raised_on,
        min(lowered.changed_on) as lowered_on
    from quarter_end as raised
    inner join class_change as lowered
        on raised.institution_id = lowered.institution_id and raised.loan_id = lowered.loan_id
    where
        raised.class_before in ('substandard', 'doubtful', 'loss')
        and raised.class_after in ('normal', 'special_mention')
        and date_diff('day', raised.changed_on, raised.ends_on) < param('screening.quarter_end_upgrade_days', as_of)
        and lowered.class_before in ('normal', 'special_mention')
        and lowered.class_after in ('substandard', 'doubtful', 'loss')
        and lowered.changed_on > raised.ends_on
        and date_diff('day', raised.changed_on, lowered.changed_on) <= param('screening.class_reversal_days', as_of)
    group by raised.institution_id, raised.loan_id, raised.changed_on
)
select
    swing.institution_id,
    swing.loan_id as subject_id,
    date_diff('day', max(swing.raised_on), max(swing.lowered_on)) as measure,
    param('screening.class_reversal_days', as_of) as threshold,
    -- evidence
    swing.loan_id,
    list(distinct class_change.changed_on) as changed_on,
    max(swing.raised_on) as raised_on,
    max(loan.principal_balance) as amount
from swing
inner join class_change
    on
        swing.institution_id = class_change.institution_id
        and swing.loan_id = class_change.loan_id
        and class_change.changed_on in (swing.raised_on, swing.lowered_on)
left join loan on swing.institution_id = loan.institution_id and swing.loan_id = loan.loan_id
group by swing.institution_id, swing.loan_id
