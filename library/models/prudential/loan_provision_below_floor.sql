/*---
title:
  zh: 贷款拨备率低于下限
  en: Loan provision ratio is below the floor
question:
  zh: 哪些银行的贷款损失准备占各项贷款的比例低于监管下限？
  en: Which banks have loan loss provisions below the required share of their loans?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: provisions.loan_provision_ratio_floor}]
clue:
  zh: 截至{reported_on}，机构{institution_id}贷款拨备率为{measure:percent}，低于{threshold:percent}，准备缺口{amount:money}（{currency}）。
  en: On {reported_on} bank {institution_id} has provisions of {measure:percent} of its loans, under {threshold:percent}; {amount:money} ({currency}) short.
limits:
  zh: 2018年起按机构在1.5%至2.5%之间核定，这里取下端。几乎没有贷款的机构比例无意义。
  en: Since 2018 the floor is set bank by bank between 1.5 and 2.5 percent; the lower end is taken. For a bank with hardly any loans the ratio says little.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        max(coalesce(currency, 'CNY')) as currency,
        sum(case when item = 'loan_loss_provision' then value end) as loan_loss_provision,
        sum(case when item = 'loans' then value end) as loans,
        list(report) as report,
        list(item) as item
    from report_item
    where (report = 'G03' and item = 'loan_loss_provision') or (report = 'G01' and item = 'loans')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    currency,
    loan_loss_provision / nullif(loans, 0) as measure,
    param('provisions.loan_provision_ratio_floor', reported_on) as threshold,
    param('provisions.loan_provision_ratio_floor', reported_on) * loans - loan_loss_provision as amount,
    -- evidence
    report,
    item
from filed
where loan_loss_provision < param('provisions.loan_provision_ratio_floor', reported_on) * loans
