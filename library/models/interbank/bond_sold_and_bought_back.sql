/*---
title:
  zh: 债券短期内对倒
  en: Bond is sold and bought back within days
question:
  zh: 哪些债券在几天之内与同一对手以相近金额反向买卖，疑似代持？
  en: Which bonds went to and came back from one counterparty within days at about the same amount, as if parked?
kind: anomaly
subject: contract
recipient: institution
severity: medium
law: [{parameter: screening.reverse_trade_days}, {parameter: screening.price_deviation}]
clue:
  zh: 与{counterparty_name}就{instrument_name}于{first_on}和{second_on}作反向交易，相隔{measure}天，金额{amount:money}元，疑似代持。
  en: "{instrument_name} was traded one way with {counterparty_name} on {first_on} and back on {second_on}, {measure} days apart, for {amount:money}; it may be parked."
limits:
  zh: 做市交易会触发；经多家机构过券的看不出来；同日对敲也计入。
  en: Market making trips it; a bond passed through several institutions is not seen; both ways on one day count.
---*/
with bond_trade as (
    select institution_id, trade_id, instrument_id, instrument_name, counterparty_name, direction, amount, traded_on
    from treasury_trade
    where business_class = 'investment'
)
select
    sold.institution_id,
    sold.trade_id as subject_id,
    sold.instrument_name,
    sold.counterparty_name,
    sold.traded_on as first_on,
    min(bought.traded_on) as second_on,
    date_diff('day', sold.traded_on, min(bought.traded_on)) as measure,
    param('screening.reverse_trade_days', as_of) as threshold,
    sold.amount,
    -- evidence
    list(distinct bought.trade_id) as trade_id
from bond_trade as sold
inner join bond_trade as bought
    on sold.institution_id = bought.institution_id
    and sold.instrument_id = bought.instrument_id
    and sold.counterparty_name = bought.counterparty_name
where
    sold.direction = 'sell'
    and bought.direction = 'buy'
    and bought.traded_on between sold.traded_on
    and add_days(sold.traded_on, param('screening.reverse_trade_days', as_of))
    and abs(bought.amount - sold.amount) <= param('screening.price_deviation', as_of) * sold.amount
group by
    sold.institution_id, sold.trade_id, sold.instrument_name, sold.counterparty_name, sold.traded_on, sold.amount
