/*---
title:
  zh: 抵押贷款未办理抵押登记
  en: Mortgage behind a loan was never registered
question:
  zh: 哪些不动产抵押担保的贷款，抵押合同生效已久，登记簿上却没有该行的抵押权？
  en: Which loans secured by real estate have no mortgage of the bank in the register although the mortgage contract has long been in force?
kind: anomaly
subject: contract
recipient: institution
severity: critical
law: [{parameter: screening.mortgage_registration_days}]
clue:
  zh: 抵押合同{guarantee_contract_id}自{starts_on}起已{measure}天（容许{threshold}天），押品{collateral_id}（权证{title_number}）在登记簿上没有本行的抵押权，所担保贷款余额{amount:money}元。
  en: Mortgage contract {guarantee_contract_id} began on {starts_on}, {measure} days ago (allowed are {threshold}), but the register shows no mortgage of the bank on collateral {collateral_id} (title {title_number}); loans secured {amount:money}.
limits:
  zh: 抵押权自登记时设立。登记在其他行代理名下会误报；登记后又注销的、权证在登记中查无或已失效的另有模型。
  en: A mortgage exists from its entry. One entered for another bank as agent is a false alarm; an entry made and cancelled, and a title that the register does not know or that has ended, have models of their own.
---*/
select
    piece.institution_id,
    piece.guarantee_contract_id as subject_id,
    date_diff('day', min(piece.starts_on), as_of) as measure,
    param('screening.mortgage_registration_days', as_of) as threshold,
    -- evidence
    piece.guarantee_contract_id,
    list(distinct piece.secured_contract_id) as secured_contract_id,
    list(distinct piece.collateral_id) as collateral_id,
    min(piece.title_number) as title_number,
    min(piece.starts_on) as starts_on,
    max(piece.debt) as amount
from collateral_in_use as piece
left join registered_mortgage as by_title
    on piece.institution_id = by_title.institution_id and piece.title_number = by_title.title_number
left join registered_mortgage as by_contract
    on
        piece.institution_id = by_contract.institution_id
        and piece.guarantee_contract_id = by_contract.mortgage_contract_number
left join property_title as title on piece.title_number = title.title_number
where
    piece.is_real_estate = 1
    and piece.guarantee_type in ('mortgage', 'mixed')
    and date_diff('day', piece.starts_on, as_of) > param('screening.mortgage_registration_days', as_of)
    and by_title.mortgage_number is null
    and by_contract.mortgage_number is null
    and (piece.title_number is null or title.title_status = 'valid')
group by piece.institution_id, piece.guarantee_contract_id
