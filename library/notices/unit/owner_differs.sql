/*---
code: C6
title:
  zh: 登记的权利人与押品台账不一致
  en: The registered owner is not the one in the collateral ledger
question:
  zh: 机构的在用押品中，登记簿上的现权利人已不是台账所记所有人的有哪些？
  en: Of which collateral in use is the owner in the register no longer the one that the institution filed?
subject: unit
severity: high
service: real_estate.title
when: change
law: []
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）的登记权利人与贵行押品台账不一致，可能已转移；请查询权属。
  en: The registered owner of property unit {subject_id} (your reference {reference}) is not the one in your ledger; it may have been transferred. Ask for the title.
limits:
  zh: 共有人之一与台账相符的不提示；不告知现权利人是谁。
  en: Nothing is told where one of several owners agrees; who the owner is now is not told.
---*/
with filed as (
    select
        piece.institution_id,
        title.unit_code,
        piece.owner_id_number
    from collateral_in_use as piece
    inner join property_title as title on piece.title_number = title.title_number
    group by piece.institution_id, title.unit_code, piece.owner_id_number
),
agreed as (
    select distinct
        filed.institution_id,
        filed.unit_code
    from filed
    inner join property_title as title
        on filed.unit_code = title.unit_code and filed.owner_id_number = title.owner_id_number
    where title.cancelled_on is null
)
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    count(distinct title.owner_id_number) as measure,
    0 as threshold,
    -- evidence
    list(distinct title.title_number) as title_number
from exposure
inner join filed on exposure.institution_id = filed.institution_id and exposure.subject_id = filed.unit_code
inner join property_title as title on exposure.subject_id = title.unit_code
left join agreed on exposure.institution_id = agreed.institution_id and exposure.subject_id = agreed.unit_code
where
    exposure.subject_kind = 'unit'
    and title.cancelled_on is null
    and agreed.unit_code is null
group by exposure.institution_id, exposure.subject_id, exposure.reference
