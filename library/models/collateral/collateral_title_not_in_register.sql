/*---
title:
  zh: 押品权证在不动产登记中查无
  en: Title of the collateral is not in the register
question:
  zh: 哪些不动产押品的权证号在不动产登记中查不到？
  en: Which real-estate collateral has a title number that the property register does not know?
kind: anomaly
subject: property
recipient: institution
severity: critical
law: []
clue:
  zh: 押品{collateral_id}（{collateral_type}）的权证{title_number}在不动产登记中查无，登记{measure}件，最新估值{latest_value:money}元，所担保贷款余额{amount:money}元。
  en: Title {title_number} of collateral {collateral_id} ({collateral_type}) is not in the property register ({measure} found); latest value {latest_value:money}, loans secured {amount:money}.
limits:
  zh: 外地不动产不在本地登记内，会误报；权证号录入格式不一会误报；在建工程、无权证号的不在其内。
  en: Property elsewhere and other spellings of a number are false alarms; buildings under construction and collateral without a number are left out.
---*/
select
    piece.institution_id,
    piece.title_number as subject_id,
    0 as measure,
    1 as threshold,
    -- evidence
    piece.title_number,
    piece.collateral_id,
    piece.guarantee_contract_id,
    piece.secured_contract_id,
    piece.collateral_type,
    piece.latest_value,
    piece.debt as amount
from collateral_in_use as piece
left join property_title as title on piece.title_number = title.title_number
where
    piece.collateral_type in ('residential', 'commercial_property', 'industrial_property', 'land')
    and piece.title_number is not null
    and title.title_number is null
