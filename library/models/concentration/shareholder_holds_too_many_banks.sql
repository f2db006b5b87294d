/*---
title:
  zh: 主要股东参控股银行家数超限
  en: Shareholder holds too many banks
question:
  zh: 哪些主要股东参股商业银行超过两家或控股超过一家？
  en: Which major shareholders have a stake in more than two commercial banks or control more than one?
kind: breach
subject: firm
recipient: institution
severity: medium
law: [{parameter: shareholder.bank_count_limit}, {parameter: shareholder.controlled_bank_count_limit}]
clue:
  zh: "{party_name}作为主要股东参股商业银行{banks_held}家、控股{banks_controlled}家，超过参股{threshold}家或控股{controlled_limit}家的限制。"
  en: "{party_name} holds stakes in {banks_held} commercial banks and controls {banks_controlled}; the limits are {threshold} and {controlled_limit}."
limits:
  zh: 经监管批准的并购重组和政府持股可以例外，数据中分不出来。
  en: Rescues approved by the supervisor and holdings of the state are excepted and cannot be told apart here.
---*/
select
    institution_id,
    party_id_number as subject_id,
    party_name,
    banks_held,
    banks_controlled,
    greatest(banks_held, banks_controlled) as measure,
    param('shareholder.bank_count_limit', as_of) as threshold,
    param('shareholder.controlled_bank_count_limit', as_of) as controlled_limit,
    -- evidence
    party_id_number
from related_party
where
    party_status = 'valid'
    and relation_type in ('controlling_shareholder', 'major_shareholder')
    and (
        banks_held > param('shareholder.bank_count_limit', as_of)
        or banks_controlled > param('shareholder.controlled_bank_count_limit', as_of)
    )
