/*---
code: C7
title:
  zh: 押品登记了限制转让的约定
  en: A ban on transfer is recorded on collateral
question:
  zh: 机构有敞口的不动产单元中，哪些权证登记了限制转让的约定？
  en: Which units with an exposure bear an agreement in the register that bans their transfer?
subject: unit
severity: low
service: real_estate.title
when: change
unique: [title_number]
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）的权证登记有限制转让的约定；非贵行约定的，请查询核对。
  en: The title of property unit {subject_id} (your reference {reference}) bears an agreement that bans transfer; ask if it is not your own.
limits:
  zh: 机构自己约定的也会提示；居住权登记不在数据标准之内，看不到。
  en: The institution's own agreement is told too; rights of residence are not in the standard and are not seen.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    1 as measure,
    1 as threshold,
    -- evidence
    title.title_number
from exposure
inner join property_title as title on exposure.subject_id = title.unit_code
where
    exposure.subject_kind = 'unit'
    and title.is_transfer_banned
    and title.cancelled_on is null
