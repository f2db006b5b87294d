/*---
code: E1
title:
  zh: 企业被列入经营异常名录或严重违法失信名单
  en: A firm is put on the abnormal or the serious list
question:
  zh: 机构有敞口的企业中，哪些在名录之上？
  en: Which firms with an exposure stand on a list?
subject: firm
severity: high
service: business_registry.abnormal_listing
when: change
basis:
  whose: everybody
  certainty: article_from_memory
  zh: 《企业信息公示暂行条例》（国务院令第654号，2014年文本；2024年修订后的条号未核）第八条、第十七条：名录向社会公示
  en: "Interim Regulation on Enterprise Disclosure (State Council Decree No. 654, text of 2014; numbers after the 2024 revision not checked), Arts. 8 and 17: the lists are public"
unique: [listing_id]
law: []
clue:
  zh: 企业{subject_id}（贵行客户{reference}）于{listed_on}被列入名录，原因：{reason}；严重违法失信：{is_serious}。
  en: "Firm {subject_id} (your customer {reference}) was listed on {listed_on}: {reason}; on the serious list: {is_serious}."
limits:
  zh: 只见经营异常和严重违法失信名录；行政处罚、失信被执行人和欠税另行提示（E4）。
  en: Sees the registry's two lists alone; penalties, the courts' list of dishonest debtors and tax arrears are told by a notice of their own (E4).
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', listing.listed_on, as_of) as measure,
    0 as threshold,
    -- evidence
    listing.listing_id,
    listing.listed_on,
    listing.reason,
    listing.is_serious
from exposure
inner join firm_abnormal_listing as listing on exposure.subject_id = listing.unified_code
where
    exposure.subject_kind = 'firm'
    and listing.listed_on <= as_of
    and (listing.removed_on is null or listing.removed_on > as_of)
