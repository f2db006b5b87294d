/*---
code: C8
title:
  zh: 押品列入公益设施或违法建筑名录
  en: Collateral is listed as a public-interest facility or an illegal building
question:
  zh: 机构有敞口的不动产单元中，哪些在公益设施或违法建筑名录之上？
  en: Which units in which an institution has an exposure stand on the list of public-interest facilities or of illegal buildings?
subject: unit
severity: high
service: real_estate.listing
when: change
unique: [listing_number]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）自{listed_on}起列入名录：{listing_kind}；请核对抵押是否有效、押品能否处置。
  en: "Property unit {subject_id} (your reference {reference}) is listed since {listed_on}: {listing_kind}. Check whether the mortgage is valid and the collateral can be realised."
limits:
  zh: 只见部门列入的；抵押登记后才列入的同样提示，其抵押的效力须另行判断。只有部分建筑违法的会误报。
  en: Sees what the department has listed; a listing after the mortgage was recorded is told too, and whether that stands is another question. A unit of which only a part is illegal is a false alarm.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', listing.listed_on, as_of) as measure,
    0 as threshold,
    -- evidence
    listing.listing_number,
    listing.listing_kind,
    listing.listed_on
from exposure
inner join property_listing as listing on exposure.subject_id = listing.unit_code
where
    exposure.subject_kind = 'unit'
    and listing.listed_on <= as_of
    and (listing.removed_on is null or listing.removed_on > as_of)
