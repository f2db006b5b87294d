/*---
title:
  zh: 抵押房地产已过户而贷款仍在
  en: Mortgaged property transferred away while the loan runs on
question:
  zh: 哪些在用抵押房地产在担保之后已转移登记给他人，且不是带押过户？
  en: Which mortgaged properties in use were transferred to somebody else after they became security, without keeping the mortgage?
kind: anomaly
subject: property
recipient: institution
severity: critical
law: [{parameter: screening.registry_reaction_days}]
clue:
  zh: 抵押物{title_number}已于{transferred_on}过户{measure}天，超过{threshold}天，银行仍作为有效押品，担保贷款余额{amount:money}元已脱保。
  en: Mortgaged property {title_number} was transferred on {transferred_on}, {measure} days ago, over {threshold}, and is still filed as security; {amount:money} stands unsecured.
limits:
  zh: 换押、置换押品正在办理的会误报；权证号填报不一致的看不出来。
  en: A change of collateral in progress raises a false alarm; a differently written title number escapes.
---*/
with gone as (
    select
        title.title_number,
        max(moved.registered_on) as transferred_on,
        list(distinct moved.transfer_id) as transfer_id
    from property_title as title
    inner join property_transfer as moved on title.unit_code = moved.unit_code
    where
        not moved.is_mortgage_kept
        and moved.registered_on <= as_of
        and moved.registered_on > title.registered_on
        and moved.title_number <> title.title_number
    group by title.title_number
)

select
    piece.institution_id,
    piece.title_number as subject_id,
    date_diff('day', gone.transferred_on, as_of) as measure,
    param('screening.registry_reaction_days', as_of) as threshold,
    -- evidence
    piece.collateral_id,
    piece.guarantee_contract_id,
    list(distinct piece.secured_contract_id) as secured_contract_id,
    piece.title_number,
    gone.transfer_id,
    gone.transferred_on,
    sum(piece.debt) as amount
from collateral_in_use as piece
inner join gone on piece.title_number = gone.title_number
where
    gone.transferred_on > piece.starts_on
    and date_diff('day', gone.transferred_on, as_of) > param('screening.registry_reaction_days', as_of)
group by
    piece.institution_id,
    piece.collateral_id,
    piece.guarantee_contract_id,
    piece.title_number,
    gone.transfer_id,
    gone.transferred_on
