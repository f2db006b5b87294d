/*---
title:
  zh: 抵押房地产被查封而银行未反映
  en: Mortgaged property seized and the bank does not show it
question:
  zh: 哪些在用抵押房地产在担保之后被法院查封已有时日，银行报送的押品状态仍为正常？
  en: Which mortgaged properties in use were seized after they became security while the bank still files them as normal?
kind: anomaly
subject: property
recipient: institution
severity: high
law: [{parameter: screening.registry_reaction_days}]
clue:
  zh: 抵押物{title_number}于{seized_on}被查封已{measure}天，超过{threshold}天，押品状态仍报正常，担保贷款余额{amount:money}元。
  en: Mortgaged property {title_number} was seized on {seized_on}, {measure} days ago, over {threshold}, and is still filed as normal; it secures {amount:money}.
limits:
  zh: 查封本身不影响在先抵押权；权证号填报不一致的看不出来。
  en: An earlier mortgage keeps its rank despite the seizure; a differently written title number escapes.
---*/
with seized as (
    select
        title_number,
        min(registered_on) as seized_on,
        list(distinct seizure_id) as seizure_id
    from property_seizure
    where
        registered_on <= as_of
        and ends_on >= as_of
        and (released_on is null or released_on > as_of)
    group by title_number
)

select
    piece.institution_id,
    piece.title_number as subject_id,
    date_diff('day', seized.seized_on, as_of) as measure,
    param('screening.registry_reaction_days', as_of) as threshold,
    -- evidence
    piece.collateral_id,
    piece.guarantee_contract_id,
    list(distinct piece.secured_contract_id) as secured_contract_id,
    piece.title_number,
    seized.seizure_id,
    seized.seized_on,
    sum(piece.debt) as amount
from collateral_in_use as piece
inner join seized on piece.title_number = seized.title_number
where
    piece.collateral_status = 'normal'
    and seized.seized_on > piece.starts_on
    and date_diff('day', seized.seized_on, as_of) > param('screening.registry_reaction_days', as_of)
group by
    piece.institution_id,
    piece.collateral_id,
    piece.guarantee_contract_id,
    piece.title_number,
    seized.seizure_id,
    seized.seized_on
