/*---
code: E1
title:
  zh: 企业移出名录
  en: A firm is taken off a list
question:
  zh: 机构有敞口的企业中，哪些新近移出名录？
  en: Which firms with an exposure have lately been taken off a list?
subject: firm
severity: low
service: business_registry.abnormal_listing
when: change
basis:
  whose: everybody
  certainty: article_from_memory
  zh: 《企业信息公示暂行条例》（国务院令第654号，2014年文本；2024年修订后的条号未核）第八条、第十七条：名录向社会公示
  en: "Interim Regulation on Enterprise Disclosure (State Council Decree No. 654, text of 2014; numbers after the 2024 revision not checked), Arts. 8 and 17: the lists are public"
unique: [listing_id]
law: [{parameter: notices.event_days}]
clue:
  zh: 企业{subject_id}（贵行客户{reference}）于{listed_on}的列入已移出名录。
  en: The listing of firm {subject_id} (your customer {reference}) of {listed_on} has been removed.
limits:
  zh: 只提示新近移出的。
  en: Only those lately removed are told.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', listing.removed_on, as_of) as measure,
    param('notices.event_days', as_of) as threshold,
    -- evidence
    listing.listing_id,
    listing.listed_on
from exposure
inner join firm_abnormal_listing as listing on exposure.subject_id = listing.unified_code
where
    exposure.subject_kind = 'firm'
    and listing.removed_on <= as_of
    and date_diff('day', listing.removed_on, as_of) <= param('notices.event_days', as_of)
