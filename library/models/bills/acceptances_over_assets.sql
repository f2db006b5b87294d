/*---
title:
  zh: 承兑余额占总资产超限
  en: Accepted bills are over the limit of assets
question:
  zh: 哪些银行的银行承兑汇票余额超过总资产的规定比例？
  en: Which banks have accepted bills over the permitted share of total assets?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: bills.acceptance_assets_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}银行承兑汇票余额占总资产{measure:percent}，超过{threshold:percent}，超出{amount:money}元。
  en: On {reported_on} accepted bills are {measure:percent} of the assets of bank {institution_id}, over {threshold:percent}; {amount:money} too much.
limits:
  zh: 规定的是最高余额，这里只有报告日余额。
  en: The rule is about the highest balance; here is that of the reporting day.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'acceptances' then value end) as acceptances,
        sum(case when item = 'total_assets' then value end) as total_assets,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G01' and item in ('acceptances', 'total_assets')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    acceptances / nullif(total_assets, 0) as measure,
    param('bills.acceptance_assets_limit', reported_on) as threshold,
    acceptances - param('bills.acceptance_assets_limit', reported_on) * total_assets as amount,
    -- evidence
    report,
    item
from filed
where acceptances > param('bills.acceptance_assets_limit', reported_on) * total_assets
