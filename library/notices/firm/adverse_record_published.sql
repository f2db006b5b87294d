/*---
code: E4
title:
  zh: 企业被公示行政处罚、失信被执行人或欠税
  en: A penalty, an entry on the courts' list of dishonest debtors or tax arrears of a firm is published
question:
  zh: 机构有敞口的企业中，哪些有仍在公示的行政处罚、失信被执行人或欠税记录？
  en: Which firms with an exposure have a penalty, an entry on the courts' list of dishonest debtors or tax arrears that is still published?
subject: firm
severity: high
service: business_registry.adverse_record
when: change
basis:
  whose: everybody
  certainty: article_from_memory
  zh: 《企业信息公示暂行条例》（国务院令第654号）、《最高人民法院关于公布失信被执行人名单信息的若干规定》（法释〔2017〕7号）、《欠税公告办法（试行）》（国家税务总局令第9号）：三类信息依法向社会公示；文号据记忆，条号未核
  en: "Interim Regulation on Enterprise Disclosure (State Council Decree No. 654), Provisions of the Supreme People's Court on Publishing the List of Dishonest Debtors (Fa Shi [2017] No. 7), Measures for Announcing Tax Arrears (for trial; State Taxation Administration Order No. 9): all three are published; numbers from memory, articles not checked"
unique: [record_id]
law: []
clue:
  zh: 企业{subject_id}（贵行客户{reference}）于{published_on}被公示：{record_kind}，文书号{document_number}。
  en: "Published about firm {subject_id} (your customer {reference}) on {published_on}: {record_kind}, document {document_number}."
limits:
  zh: 只见公示平台归集到的记录，各机关公示有先后；不区分处罚轻重，不告知金额。已修复或移出的不提示。
  en: Sees what the public credit publication has gathered, and authorities publish at their own pace; light and heavy penalties are not told apart, nor amounts told. What was removed is left out.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', record.published_on, as_of) as measure,
    0 as threshold,
    -- evidence
    record.record_id,
    record.record_kind,
    record.document_number,
    record.published_on
from exposure
inner join firm_adverse_record as record on exposure.subject_id = record.unified_code
where
    exposure.subject_kind = 'firm'
    and record.published_on <= as_of
    and (record.removed_on is null or record.removed_on > as_of)
