/*---
title:
  zh: 逾期九十天以上贷款多于不良贷款
  en: Loans overdue over ninety days exceed non-performing loans
question:
  zh: 哪些银行逾期九十天以上的贷款余额超过不良贷款余额，分类可能不实？
  en: Which banks have more loans overdue for over ninety days than non-performing ones?
kind: anomaly
subject: institution
recipient: institution
severity: high
law: [{parameter: screening.overdue_over_bad_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}逾期九十天以上贷款为不良贷款的{measure:percent}，超过{threshold:percent}，多出{amount:money}元。
  en: On {reported_on} the loans of bank {institution_id} overdue over ninety days are {measure:percent} of its non-performing loans, over {threshold:percent}; {amount:money} more.
limits:
  zh: 两项都由机构自行填报；逾期日期被改动时看不出来。
  en: Both figures are the bank’s own; altered overdue dates are not seen.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'overdue_over_90' then value end) as overdue_over_90,
        sum(case when item = 'loans_substandard' then value end) as loans_substandard,
        sum(case when item = 'loans_doubtful' then value end) as loans_doubtful,
        sum(case when item = 'loans_loss' then value end) as loans_loss,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G11' and item in ('overdue_over_90', 'loans_substandard', 'loans_doubtful', 'loans_loss')
    group by institution_id
),
bound as (
    select
        institution_id,
        reported_on,
        overdue_over_90,
        loans_substandard + loans_doubtful + loans_loss as bad_loans,
        report,
        item
    from filed
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    overdue_over_90 / nullif(bad_loans, 0) as measure,
    param('screening.overdue_over_bad_limit', reported_on) as threshold,
    overdue_over_90 - param('screening.overdue_over_bad_limit', reported_on) * bad_loans as amount,
    -- evidence
    report,
    item
from bound
where overdue_over_90 > param('screening.overdue_over_bad_limit', reported_on) * bad_loans
