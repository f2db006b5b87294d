/*---
title:
  zh: 同业融资期限超限
  en: Interbank business runs too long
question:
  zh: 哪些同业融资的期限超过规定？
  en: Which interbank trades run longer than permitted?
kind: breach
subject: contract
recipient: institution
severity: medium
law: [{parameter: interbank.other_term_months}, {parameter: interbank.borrowing_term_months}]
clue:
  zh: 与{counterparty_name}的同业业务{trade_id}（{business_subclass}）自{starts_on}至{matures_on}，期限超过{threshold}个月，金额{amount:money}元。
  en: Interbank trade {trade_id} ({business_subclass}) with {counterparty_name} runs from {starts_on} to {matures_on}, over {threshold} months; {amount:money}.
limits:
  zh: 到期后展期另立交易的看不出来。
  en: A trade renewed under a new number is not seen.
---*/
with trade as (
    select
        institution_id,
        trade_id,
        counterparty_name,
        business_subclass,
        starts_on,
        matures_on,
        amount,
        case
            when business_subclass in ('loan_to_institution', 'loan_from_institution')
                then param('interbank.borrowing_term_months', starts_on)
            else param('interbank.other_term_months', starts_on)
        end as months
    from treasury_trade
    where
        business_class = 'interbank'
        and business_subclass in (
            'lending', 'borrowing', 'loan_to_institution', 'loan_from_institution', 'deposit_placed', 'deposit_taken',
            'repo', 'reverse_repo', 'other_interbank'
        )
        and matures_on > as_of
)
select
    institution_id,
    trade_id as subject_id,
    counterparty_name,
    business_subclass,
    starts_on,
    matures_on,
    full_months(starts_on, matures_on) as measure,
    months as threshold,
    amount,
    -- evidence
    trade_id
from trade
where matures_on > add_months(starts_on, months)
