/*---
title:
  zh: 拨备覆盖率低于下限
  en: Provision coverage is below the floor
question:
  zh: 哪些银行的贷款损失准备不足以覆盖不良贷款的监管比例？
  en: Which banks have provisions below the required share of their non-performing loans?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: provisions.coverage_ratio_floor}]
clue:
  zh: 截至{reported_on}，机构{institution_id}拨备覆盖率为{measure:percent}，低于{threshold:percent}，准备缺口{amount:money}元。
  en: On {reported_on} the provisions of bank {institution_id} cover {measure:percent} of non-performing loans, under {threshold:percent}; {amount:money} short.
limits:
  zh: 2018年起按机构在120%至150%之间核定，这里取下端；核定值更高的机构可能漏报。
  en: Since 2018 the floor is set bank by bank between 120 and 150 percent; the lower end is taken, so a bank with a higher one may escape.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'loan_loss_provision' then value end) as loan_loss_provision,
        sum(case when item = 'loans_substandard' then value end) as loans_substandard,
        sum(case when item = 'loans_doubtful' then value end) as loans_doubtful,
        sum(case when item = 'loans_loss' then value end) as loans_loss,
        list(report) as report,
        list(item) as item
    from report_item
    where
        (report = 'G03' and item = 'loan_loss_provision')
        or (report = 'G11' and item in ('loans_substandard', 'loans_doubtful', 'loans_loss'))
    group by institution_id
),
bound as (
    select
        institution_id,
        reported_on,
        loan_loss_provision,
        loans_substandard + loans_doubtful + loans_loss as bad_loans,
        report,
        item
    from filed
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    loan_loss_provision / nullif(bad_loans, 0) as measure,
    param('provisions.coverage_ratio_floor', reported_on) as threshold,
    param('provisions.coverage_ratio_floor', reported_on) * bad_loans - loan_loss_provision as amount,
    -- evidence
    report,
    item
from bound
where loan_loss_provision < param('provisions.coverage_ratio_floor', reported_on) * bad_loans
