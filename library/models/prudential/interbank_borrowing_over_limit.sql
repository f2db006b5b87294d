/*---
title:
  zh: 同业融入比例超限
  en: Interbank borrowing is over the limit
question:
  zh: 哪些银行同业融入资金余额超过负债总额的三分之一？
  en: Which banks have borrowed more than a third of their liabilities from other institutions?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: interbank.borrowing_share_limit}]
clue:
  zh: 截至{reported_on}，机构{institution_id}同业融入余额占负债总额{measure:percent}，超过{threshold:percent}，超出{amount:money}元。
  en: On {reported_on} bank {institution_id} has borrowed {measure:percent} of its liabilities from other institutions, over {threshold:percent}; {amount:money} too much.
limits:
  zh: 未把同业存单并入；省联社等行业组织的豁免未区分。
  en: Certificates of deposit are not counted in; exempt unions of rural cooperatives are not told apart.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'interbank_borrowing' then value end) as interbank_borrowing,
        sum(case when item = 'total_liabilities' then value end) as total_liabilities,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G01' and item in ('interbank_borrowing', 'total_liabilities')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    interbank_borrowing / nullif(total_liabilities, 0) as measure,
    param('interbank.borrowing_share_limit', reported_on) as threshold,
    interbank_borrowing - param('interbank.borrowing_share_limit', reported_on) * total_liabilities as amount,
    -- evidence
    report,
    item
from filed
where interbank_borrowing > param('interbank.borrowing_share_limit', reported_on) * total_liabilities
