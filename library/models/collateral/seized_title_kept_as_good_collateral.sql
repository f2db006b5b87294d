/*---
title:
  zh: 已被查封的押品仍报为正常
  en: Seized property is kept as good collateral
question:
  zh: 哪些押品已在不动产登记中被查封，银行仍报送为正常？
  en: Which collateral stands seized in the property register while the bank files it as normal?
kind: anomaly
subject: property
recipient: institution
severity: high
law: [{parameter: screening.seizure_notice_days}]
clue:
  zh: 权证{title_number}自{seized_on}起被{authority}查封，已{measure}天（容许{threshold}天），银行仍报送押品状态为{collateral_status}，所担保贷款余额{amount:money}元。
  en: Title {title_number} has been seized by {authority} since {seized_on}, for {measure} days (allowed are {threshold}), but the bank files the collateral as {collateral_status}; loans secured {amount:money}.
limits:
  zh: 只看正式查封与预查封，轮候查封不计；本行自己申请的查封也会列出，核查时看查封文号。
  en: Live and pre-seizures only, waiting ones are not counted; a seizure that the bank itself asked for is listed too, so look at the document.
---*/
with live as (
    select
        title_number,
        min(seizure_id) as seizure_id,
        min(authority) as authority,
        min(starts_on) as seized_on
    from property_seizure
    where
        seizure_kind in ('live', 'pre_seizure')
        and starts_on <= as_of
        and ends_on >= as_of
        and released_on is null
    group by title_number
)
select
    piece.institution_id,
    piece.title_number as subject_id,
    date_diff('day', live.seized_on, as_of) as measure,
    param('screening.seizure_notice_days', as_of) as threshold,
    -- evidence
    piece.title_number,
    list(distinct piece.collateral_id) as collateral_id,
    list(distinct piece.guarantee_contract_id) as guarantee_contract_id,
    live.seizure_id,
    live.authority,
    live.seized_on,
    max(piece.collateral_status) as collateral_status,
    sum(piece.debt) as amount
from collateral_in_use as piece
inner join live on piece.title_number = live.title_number
where
    piece.collateral_status = 'normal'
    and date_diff('day', live.seized_on, as_of) > param('screening.seizure_notice_days', as_of)
group by piece.institution_id, piece.title_number, live.seizure_id, live.authority, live.seized_on
