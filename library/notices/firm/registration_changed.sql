/*---
code: E2
title:
  zh: 企业重要登记事项变更
  en: An important entry of a firm has changed
question:
  zh: 机构有敞口的企业中，哪些新近变更了法定代表人、注册资本、股东或办理了股权出质、歇业、清算？
  en: Which firms with an exposure have lately changed representative, capital or shareholders, or pledged equity, gone dormant or into liquidation?
subject: firm
severity: medium
service: business_registry.change
when: change
unique: [change_id]
law: [{parameter: notices.event_days}]
clue:
  zh: 企业{subject_id}（贵行客户{reference}）于{changed_on}变更登记：{change_item}。
  en: "Firm {subject_id} (your customer {reference}) changed its registration on {changed_on}: {change_item}."
limits:
  zh: 不告知变更前后的内容；注册资本增加也会提示。
  en: What it was before and after is not told; a rise of capital is told too.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', entry.changed_on, as_of) as measure,
    param('notices.event_days', as_of) as threshold,
    -- evidence
    entry.change_id,
    entry.change_item,
    entry.changed_on
from exposure
inner join firm_change as entry on exposure.subject_id = entry.unified_code
where
    exposure.subject_kind = 'firm'
    and entry.change_item in (
        'legal_representative', 'capital', 'shareholder', 'equity_pledge', 'dormancy', 'liquidation'
    )
    and entry.changed_on <= as_of
    and date_diff('day', entry.changed_on, as_of) <= param('notices.event_days', as_of)
