/*---
title:
  zh: 押品估值一年内大幅上调
  en: Value of the collateral is raised sharply within a year
question:
  zh: 哪些押品的最新估值在近一年内大幅高于此前报送的估值？
  en: Which collateral was revalued far above the value filed before, within the last year?
kind: anomaly
subject: contract
recipient: institution
severity: medium
law: [{parameter: screening.valuation_jump}, {parameter: collateral.valuation_months}]
unique: [collateral_id]
clue:
  zh: 押品{collateral_id}（{collateral_type}）估值由{earlier_value:money}元上调至{latest_value:money}元，为此前的{measure:number}倍，超过{threshold:number}倍，所担保贷款余额{amount:money}元。
  en: Collateral {collateral_id} ({collateral_type}) was revalued from {earlier_value:money} to {latest_value:money}, {measure:number} times (over {threshold:number}); loans secured {amount:money}.
limits:
  zh: 与近一年各期报送的最低估值比较；在建工程随进度增值、押品追加会误报。
  en: Compared with the lowest value filed within a year; a building that grows, or collateral added, is a false alarm.
---*/
with earlier as (
    select
        institution_id,
        collateral_id,
        guarantee_contract_id,
        min(latest_value) as earlier_value
    from collateral_history
    where
        latest_value > 0
        and period > add_months(as_of, -param('collateral.valuation_months', as_of))
    group by institution_id, collateral_id, guarantee_contract_id
)
select
    piece.institution_id,
    piece.guarantee_contract_id as subject_id,
    piece.latest_value / nullif(earlier.earlier_value, 0) as measure,
    param('screening.valuation_jump', as_of) as threshold,
    -- evidence
    piece.guarantee_contract_id,
    piece.secured_contract_id,
    piece.collateral_id,
    piece.collateral_type,
    earlier.earlier_value,
    piece.latest_value,
    piece.debt as amount
from collateral_in_use as piece
inner join earlier
    on
        piece.institution_id = earlier.institution_id
        and piece.collateral_id = earlier.collateral_id
        and piece.guarantee_contract_id = earlier.guarantee_contract_id
where
    piece.collateral_type != 'construction_in_progress'
    and piece.latest_value > param('screening.valuation_jump', as_of) * earlier.earlier_value
