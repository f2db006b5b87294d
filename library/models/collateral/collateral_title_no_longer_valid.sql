/*---
title:
  zh: 押品权证已注销或失效
  en: Title of the collateral is no longer valid
question:
  zh: 哪些押品的权证在不动产登记中已注销，或在设定担保之前已转移、换证？
  en: Which collateral rests on a title that the property register shows as cancelled, or as superseded before it was pledged?
kind: anomaly
subject: property
recipient: institution
severity: high
law: [{parameter: screening.seizure_notice_days}]
clue:
  zh: 押品{collateral_id}的权证{title_number}在登记中为“{title_status}”，自{cancelled_on}起已{measure}天（容许{threshold}天），所担保贷款余额{amount:money}元。
  en: Title {title_number} of collateral {collateral_id} is {title_status} in the register since {cancelled_on}, for {measure} days (allowed are {threshold}); loans secured {amount:money}.
limits:
  zh: 担保之后过户的由“抵押房地产已过户而贷款仍在”发现；注销日期未登记的不在其内。
  en: Property transferred after it was pledged has a model among the registers; titles without a day of cancellation are left out.
---*/
select
    piece.institution_id,
    piece.title_number as subject_id,
    date_diff('day', title.cancelled_on, as_of) as measure,
    param('screening.seizure_notice_days', as_of) as threshold,
    -- evidence
    piece.title_number,
    list(distinct piece.collateral_id) as collateral_id,
    list(distinct piece.guarantee_contract_id) as guarantee_contract_id,
    list(distinct piece.secured_contract_id) as secured_contract_id,
    title.title_status,
    title.cancelled_on,
    sum(piece.debt) as amount
from collateral_in_use as piece
inner join property_title as title on piece.title_number = title.title_number
where
    (title.title_status = 'cancelled' or (title.title_status = 'superseded' and title.cancelled_on <= piece.starts_on))
    and date_diff('day', title.cancelled_on, as_of) > param('screening.seizure_notice_days', as_of)
group by piece.institution_id, piece.title_number, title.title_status, title.cancelled_on
