/*---
code: C8
title:
  zh: 土地使用权先于债务到期
  en: The land right ends before the debt
question:
  zh: 机构的有效抵押中，土地使用权终止日期早于债务履行届满日期的有哪些？
  en: On which of the institution's mortgages does the land use right end before the debt falls due?
subject: unit
severity: medium
service: real_estate.title
when: change
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）的土地使用权先于贵行抵押所担保的债务到期；请核对剩余年限。
  en: The land use right of property unit {subject_id} (your reference {reference}) ends before the debt that your mortgage secures; check the years left.
limits:
  zh: 住宅建设用地使用权期限届满自动续期，住宅不在其内；公共利益房产、违法建筑名单不在数据标准之内，看不到。
  en: Land rights of housing renew by themselves and are left out; lists of public-interest and illegal buildings are not in the standard and are not seen.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    max(date_diff('day', title.land_use_ends_on, own.debt_ends_on)) as measure,
    0 as threshold,
    -- evidence
    list(distinct own.mortgage_number) as mortgage_number
from exposure
inner join registered_mortgage as own
    on exposure.institution_id = own.institution_id and exposure.subject_id = own.unit_code
inner join property_title as title on exposure.subject_id = title.unit_code
where
    exposure.subject_kind = 'unit'
    and own.cancelled_on is null
    and title.cancelled_on is null
    and title.property_use != 'residence'
    and title.land_use_ends_on < own.debt_ends_on
group by exposure.institution_id, exposure.subject_id, exposure.reference
