/*---
code: C7
title:
  zh: 押品上有居住权登记
  en: A right of residence stands on collateral
question:
  zh: 机构有敞口的不动产单元上，有哪些有效的居住权登记？
  en: Which rights of residence stand on units in which an institution has an exposure?
subject: unit
severity: medium
service: real_estate.residence_right
when: change
unique: [residence_number]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）自{registered_on}起有居住权登记，约定期限届满日：{ends_on}；请核对登记先后并重估押品。
  en: "A right of residence stands on property unit {subject_id} (your reference {reference}) since {registered_on}; end of the term agreed: {ends_on}. Check which was registered first and value the collateral again."
limits:
  zh: 不比较居住权与抵押登记的先后；居住权人死亡而未注销的会误报。没有约定期限的，届满日为“未填”。不告知居住权人是谁。
  en: Does not look whether the right or the mortgage was registered first; a holder who died without the entry being ended is a false alarm. Without a term its end is “not given”. Who lives there is not told.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', residence.registered_on, as_of) as measure,
    0 as threshold,
    -- evidence
    residence.residence_number,
    residence.registered_on,
    residence.ends_on
from exposure
inner join property_residence_right as residence on exposure.subject_id = residence.unit_code
where
    exposure.subject_kind = 'unit'
    and residence.registered_on <= as_of
    and (residence.ends_on is null or residence.ends_on >= as_of)
    and (residence.ended_on is null or residence.ended_on > as_of)
