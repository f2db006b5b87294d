/*---
code: E2
title:
  zh: 企业歇业、吊销、清算或注销
  en: A firm is dormant, revoked, in liquidation or deregistered
question:
  zh: 机构有敞口的企业中，登记状态已不是存续的有哪些？
  en: Which firms with an exposure are no longer active in the register?
subject: firm
severity: critical
service: business_registry.firm
when: change
unique: [firm_status]
law: []
clue:
  zh: 企业{subject_id}（贵行客户{reference}）的登记状态为{firm_status}，自{status_since}起。
  en: Firm {subject_id} (your customer {reference}) stands in the register as {firm_status} since {status_since}.
limits:
  zh: 迁出本市的不算停业。
  en: A firm that moved to another city is not out of business.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    1 as measure,
    1 as threshold,
    -- evidence
    entry.unified_code,
    entry.firm_status,
    entry.status_since
from exposure
inner join firm as entry on exposure.subject_id = entry.unified_code
where
    exposure.subject_kind = 'firm'
    and entry.firm_status in ('dormant', 'revoked', 'liquidating', 'deregistered')
