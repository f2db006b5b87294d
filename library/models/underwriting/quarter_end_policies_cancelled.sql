/*---
title:
  zh: 季末集中承保、季后集中撤单
  en: Policies written at the end of a quarter and cancelled soon after
question:
  zh: 哪些分支机构在季末最后几天承保的保单，跨季后很快成批退保或注销？
  en: Which branches wrote policies in the last days of a quarter that were surrendered or cancelled in numbers soon after it?
kind: anomaly
subject: branch
recipient: institution
severity: medium
law:
  - {parameter: screening.quick_cancellation_count}
  - {parameter: screening.quarter_end_days}
  - {parameter: screening.quick_cancellation_days}
clue:
  zh: 机构{subject_id}在{next_quarter}前数日承保的保单中有{measure}件跨季后很快撤单，达到{threshold}件，涉及保费{amount:money}元，涉嫌虚增业务。
  en: Of the policies that branch {subject_id} wrote in the days before {next_quarter}, {measure} were cancelled soon after, at or over {threshold}; premium {amount:money}. Inflated business is suspected.
limits:
  zh: 真实的犹豫期集中退保也会命中；季中冲量、跨季较久才撤单的看不出来。
  en: A genuine wave of cooling-off surrenders is caught too; inflation inside a quarter or a late cancellation escapes.
unique: [next_quarter]
---*/
with cancelled as (
    select
        institution_id,
        branch_id,
        policy_id,
        premium,
        issued_on,
        ended_on,
        cast(date_trunc('quarter', add_days(issued_on, param('screening.quarter_end_days', as_of))) as date) as next_quarter
    from policy
    where
        policy_status in ('surrendered', 'cancelled')
        and date_diff('day', issued_on, ended_on) <= param('screening.quick_cancellation_days', as_of)
)

select
    institution_id,
    branch_id as subject_id,
    count(*) as measure,
    param('screening.quick_cancellation_count', as_of) as threshold,
    -- evidence
    list(distinct policy_id) as policy_id,
    next_quarter,
    sum(premium) as amount
from cancelled
where issued_on < next_quarter and ended_on >= next_quarter
group by institution_id, branch_id, next_quarter
having count(*) >= param('screening.quick_cancellation_count', as_of)
