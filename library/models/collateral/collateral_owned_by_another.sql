/*---
title:
  zh: 押品登记权利人与报送所有人不符
  en: Collateral belongs to somebody else in the register
question:
  zh: 哪些不动产押品的登记权利人不是银行报送的押品所有人？
  en: Which real-estate collateral belongs, by the property register, to somebody other than the owner the bank files?
kind: anomaly
subject: property
recipient: institution
severity: critical
law: []
clue:
  zh: 押品{collateral_id}报送的所有人为{owner_name}，权证{title_number}的登记权利人为{registered_owner_name}（登记共{measure}名权利人），所担保贷款余额{amount:money}元。
  en: The bank files {owner_name} as owner of collateral {collateral_id}, but title {title_number} belongs to {registered_owner_name} ({measure} owner in the register); loans secured {amount:money}.
limits:
  zh: 同一不动产单元的任一共有人与报送所有人一致即视为相符；证件号码变更会误报。
  en: It is enough that one co-owner of the unit is the owner filed; a changed document number is a false alarm.
---*/
with unit as (
    select
        title.title_number,
        owner.owner_id_number,
        owner.owner_name
    from property_title as title
    inner join property_title as owner on title.unit_code = owner.unit_code
    where title.title_status = 'valid' and owner.title_status = 'valid'
)
select
    piece.institution_id,
    piece.title_number as subject_id,
    count(distinct unit.owner_id_number) as measure,
    0 as threshold,
    -- evidence
    piece.title_number,
    piece.collateral_id,
    piece.guarantee_contract_id,
    list(distinct piece.secured_contract_id) as secured_contract_id,
    piece.owner_name,
    min(unit.owner_name) as registered_owner_name,
    max(piece.debt) as amount
from collateral_in_use as piece
inner join unit on piece.title_number = unit.title_number
where piece.owner_id_number is not null
group by
    piece.institution_id, piece.title_number, piece.collateral_id, piece.guarantee_contract_id, piece.owner_name,
    piece.owner_id_number
having max(case when unit.owner_id_number = piece.owner_id_number then 1 else 0 end) = 0
