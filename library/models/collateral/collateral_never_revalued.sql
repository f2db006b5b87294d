/*---
title:
  zh: 押品超过一年未重估
  en: Collateral has not been valued again for over a year
question:
  zh: 哪些押品担保已超过规定的重估间隔，最新估值却始终等于起始估值？
  en: Which collateral has served longer than the valuation interval while its latest value is still the first one?
kind: breach
subject: contract
recipient: institution
severity: low
law: [{parameter: collateral.valuation_months}]
unique: [collateral_id]
clue:
  zh: 押品{collateral_id}（{collateral_type}）自{starts_on}起担保已{measure}个月，应至多{threshold}个月重估一次，最新估值仍为起始估值{latest_value:money}元，所担保贷款余额{amount:money}元。
  en: Collateral {collateral_id} ({collateral_type}) has served since {starts_on}, {measure} months, and must be valued every {threshold}; its latest value is still the first one of {latest_value:money}; loans secured {amount:money}.
limits:
  zh: 报送中没有估值日期，以估值从未变化推断；重估结果恰与起始估值相同的会误报。购房按揭的房屋和汽车由批量评估管理，存单、票据、保单等金额固定，均不在其内。
  en: No day of valuation is filed, so a value that never changed stands for it; a new valuation at the same figure is a false alarm. Homes of purchase mortgages and vehicles, revalued in bulk, and deposits, bills and policies of fixed amount are left out.
---*/
select
    institution_id,
    guarantee_contract_id as subject_id,
    full_months(starts_on, as_of) as measure,
    param('collateral.valuation_months', as_of) as threshold,
    -- evidence
    guarantee_contract_id,
    secured_contract_id,
    collateral_id,
    collateral_type,
    starts_on,
    latest_value,
    debt as amount
from collateral_in_use
where
    collateral_type in (
        'residential', 'commercial_property', 'industrial_property', 'land', 'construction_in_progress', 'equity',
        'inventory', 'machinery'
    )
    and is_purchase = 0
    and latest_value = initial_value
    and full_months(starts_on, as_of) > param('collateral.valuation_months', as_of)
