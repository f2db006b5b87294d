/*---
title:
  zh: 不良贷款率超过监测值
  en: Non-performing loan ratio is over the monitored limit
question:
  zh: 哪些银行的不良贷款率超过核心指标的上限？
  en: Which banks have a non-performing loan ratio over the limit of the core indicators?
kind: anomaly
subject: institution
recipient: institution
severity: high
law: [{parameter: core_indicators.non_performing_loan_ratio_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}不良贷款率为{measure:percent}，超过{threshold:percent}，不良贷款多出{amount:money}元。
  en: On {reported_on} bank {institution_id} has a non-performing loan ratio of {measure:percent}, over {threshold:percent}; {amount:money} too many bad loans.
limits:
  zh: 不良率由五级分类报表算出，分类不实时偏低。
  en: The ratio comes from the filed classes and is too low when they are wrong.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'loans_normal' then value end) as loans_normal,
        sum(case when item = 'loans_special_mention' then value end) as loans_special_mention,
        sum(case when item = 'loans_substandard' then value end) as loans_substandard,
        sum(case when item = 'loans_doubtful' then value end) as loans_doubtful,
        sum(case when item = 'loans_loss' then value end) as loans_loss,
        list(report) as report,
        list(item) as item
    from report_item
    where
        report = 'G11'
        and item in (
            'loans_normal', 'loans_special_mention', 'loans_substandard', 'loans_doubtful', 'loans_loss'
        )
    group by institution_id
),
bound as (
    select
        institution_id,
        reported_on,
        loans_substandard + loans_doubtful + loans_loss as bad_loans,
        loans_normal + loans_special_mention + loans_substandard + loans_doubtful + loans_loss as loans,
        report,
        item
    from filed
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    bad_loans / nullif(loans, 0) as measure,
    param('core_indicators.non_performing_loan_ratio_limit', reported_on) as threshold,
    bad_loans - param('core_indicators.non_performing_loan_ratio_limit', reported_on) * loans as amount,
    -- evidence
    report,
    item
from bound
where bad_loans > param('core_indicators.non_performing_loan_ratio_limit', reported_on) * loans
