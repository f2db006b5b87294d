/*---
code: C4
title:
  zh: 抵押债权总额超过押品价值的限度
  en: Claims on a unit exceed what its value bears
question:
  zh: 机构有敞口的不动产单元上，登记的担保数额合计超过机构自报最新估值与抵押率上限之积的有哪些？
  en: On which units do all registered amounts together exceed the institution's own valuation times the limit of loan to value?
subject: unit
severity: high
service: real_estate.mortgage
when: change
law: [{parameter: collateral.housing_ltv}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）上登记的担保数额合计，已超过贵行最新估值乘以抵押率上限{threshold:percent}；请查询顺位并核对。
  en: All registered amounts on property unit {subject_id} (your reference {reference}) together exceed your latest valuation times the limit of {threshold:percent}; ask for the ranks and check.
limits:
  zh: 最高额抵押按最高债权额计，不按已用额；只有机构自己一笔抵押的不在其内；非住宅同按住宅上限。
  en: Maximum-amount mortgages count by their ceiling, not by what is drawn; units with the institution's mortgage alone are left out; the limit of housing is used for all.
---*/
with valued as (
    select
        piece.institution_id,
        title.unit_code,
        max(piece.latest_value) as latest_value
    from collateral_in_use as piece
    inner join property_title as title on piece.title_number = title.title_number
    group by piece.institution_id, title.unit_code
),
claimed as (
    select
        entry.unit_code,
        count(*) as entries,
        sum(entry.secured_amount) as claims,
        list(entry.mortgage_number) as mortgage_number
    from property_mortgage as entry
    where
        entry.secured_amount > 0
    and entry.registered_on <= as_of
    and (entry.cancelled_on is null or entry.cancelled_on > as_of)
    group by entry.unit_code
)
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    claimed.claims / nullif(valued.latest_value, 0) as measure,
    param('collateral.housing_ltv', as_of) as threshold,
    -- evidence
    claimed.mortgage_number
from exposure
inner join claimed on exposure.subject_id = claimed.unit_code
inner join valued on exposure.institution_id = valued.institution_id and exposure.subject_id = valued.unit_code
where
    exposure.subject_kind = 'unit'
    and claimed.entries > 1
    and claimed.claims > param('collateral.housing_ltv', as_of) * valued.latest_value
