/*---
title:
  zh: 贷款未还清而抵押登记已注销
  en: Mortgage is cancelled in the register while the loan lives
question:
  zh: 哪些贷款尚未还清，银行在登记簿上的抵押权却已注销？
  en: Which loans are still outstanding although the bank's mortgage has been cancelled in the register?
kind: anomaly
subject: contract
recipient: institution
severity: critical
law: []
clue:
  zh: 抵押合同{guarantee_contract_id}项下押品{collateral_id}（权证{title_number}）的本行抵押登记已于{cancelled_on}注销，至今{measure}天，仍按有效押品报送，所担保贷款余额{amount:money}元。
  en: The bank's mortgage on collateral {collateral_id} (title {title_number}) of contract {guarantee_contract_id} was cancelled in the register on {cancelled_on}, {measure} days ago, but the collateral is filed as in force; loans secured {amount:money}.
limits:
  zh: 预告登记转本登记、换证重办而有新登记的不在其内；注销后几日内重办尚未登簿的会误报。
  en: A pre-notice turned into an entry, or a new entry after a new certificate, is left out; one renewed within days and not yet entered is a false alarm.
---*/
with entry as (
    select institution_id, title_number, mortgage_number, registered_on, cancelled_on
    from registered_mortgage
    where title_number is not null
),
cancelled as (
    select
        institution_id,
        title_number,
        max(mortgage_number) as mortgage_number,
        max(cancelled_on) as cancelled_on
    from entry
    group by institution_id, title_number
    having max(case when cancelled_on is null then 1 else 0 end) = 0
)
select
    piece.institution_id,
    piece.guarantee_contract_id as subject_id,
    date_diff('day', max(cancelled.cancelled_on), as_of) as measure,
    0 as threshold,
    -- evidence
    piece.guarantee_contract_id,
    list(distinct piece.secured_contract_id) as secured_contract_id,
    list(distinct piece.collateral_id) as collateral_id,
    min(piece.title_number) as title_number,
    list(distinct cancelled.mortgage_number) as mortgage_number,
    max(cancelled.cancelled_on) as cancelled_on,
    max(piece.debt) as amount
from collateral_in_use as piece
inner join cancelled on piece.institution_id = cancelled.institution_id and piece.title_number = cancelled.title_number
where
    piece.is_real_estate = 1
    and piece.guarantee_type in ('mortgage', 'mixed')
    and cancelled.cancelled_on >= piece.starts_on
    and cancelled.cancelled_on < as_of
group by piece.institution_id, piece.guarantee_contract_id
