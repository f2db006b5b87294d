/*---
title:
  zh: 接受已被查封的房产作押品
  en: Seized property is accepted as collateral
question:
  zh: 哪些在用押品在设定担保之前已被查封，银行仍予接受并报送为正常？
  en: Which collateral in use had been seized before it was pledged, and was accepted by the bank as good?
kind: anomaly
subject: property
recipient: institution
severity: critical
law: []
clue:
  zh: 权证{title_number}自{seized_on}起被{authority}查封，{measure}天后仍于{starts_on}被接受为押品，报送状态为{collateral_status}，所担保贷款余额{amount:money}元。
  en: Title {title_number} had been seized by {authority} since {seized_on} when it was accepted as collateral on {starts_on}, {measure} days later; it is filed as {collateral_status}; loans secured {amount:money}.
limits:
  zh: 只看设定担保时尚未解封的正式查封与预查封；担保之后的查封由“抵押房地产被查封而银行未反映”发现。最高额抵押续做新合同的会误报。
  en: Live and pre-seizures not released when the security began; later seizures have a model among the registers. A new contract under an old maximum-amount mortgage is a false alarm.
---*/
with live as (
    select title_number, seizure_id, authority, starts_on as seized_on, ends_on, released_on
    from property_seizure
    where seizure_kind in ('live', 'pre_seizure')
),
accepted as (
    select
        piece.institution_id,
        piece.title_number,
        piece.collateral_id,
        piece.guarantee_contract_id,
        piece.secured_contract_id,
        piece.collateral_status,
        piece.starts_on,
        piece.debt,
        live.seizure_id,
        live.authority,
        live.seized_on,
        row_number() over (
            partition by piece.institution_id, piece.title_number order by live.seized_on, live.seizure_id, piece.starts_on
        ) as place
    from collateral_in_use as piece
    inner join live on piece.title_number = live.title_number
    where
        piece.collateral_status = 'normal'
        and live.seized_on < piece.starts_on
        and live.ends_on >= piece.starts_on
        and (live.released_on is null or live.released_on > piece.starts_on)
)
select
    institution_id,
    title_number as subject_id,
    date_diff('day', seized_on, starts_on) as measure,
    0 as threshold,
    -- evidence
    title_number,
    collateral_id,
    guarantee_contract_id,
    secured_contract_id,
    collateral_status,
    seizure_id,
    authority,
    seized_on,
    starts_on,
    debt as amount
from accepted
where place = 1
