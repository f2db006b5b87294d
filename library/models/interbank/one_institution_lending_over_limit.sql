/*---
title:
  zh: 对单一金融机构同业融出超限
  en: Lending to one institution is over the limit
question:
  zh: 哪些交易对手的同业融出余额超过银行一级资本的规定比例？
  en: Which counterparties owe a bank more interbank money than the permitted share of its tier one capital?
kind: breach
subject: firm
recipient: institution
severity: high
law: [{parameter: interbank.single_institution_lending_limit}]
clue:
  zh: 对{counterparty_name}的同业融出{trades}笔，余额{amount:money}元，占一级资本净额{measure:percent}，超过{threshold:percent}。
  en: "Interbank lending to {counterparty_name}: {trades} trades for {amount:money}, {measure:percent} of tier one capital, over {threshold:percent}."
limits:
  zh: 按未到期交易的合约金额合计；结算性存放同业未能区分，可能误报；对手以名称区分。
  en: Contract amounts of trades not yet due are added; settlement deposits cannot be told apart and may raise a false alarm; counterparties go by name.
---*/
select
    trade.institution_id,
    trade.counterparty_name as subject_id,
    trade.counterparty_name,
    count(*) as trades,
    sum(trade.amount) / nullif(max(capital.tier_one_net_capital), 0) as measure,
    param('interbank.single_institution_lending_limit', as_of) as threshold,
    sum(trade.amount) as amount,
    -- evidence
    list(distinct trade.trade_id) as trade_id
from treasury_trade as trade
inner join net_capital as capital on trade.institution_id = capital.institution_id
where
    trade.business_subclass in ('lending', 'loan_to_institution', 'deposit_placed', 'reverse_repo')
    and trade.direction = 'buy'
    and trade.starts_on <= as_of
    and trade.matures_on > as_of
group by trade.institution_id, trade.counterparty_name
having
    sum(trade.amount) > param('interbank.single_institution_lending_limit', as_of) * max(capital.tier_one_net_capital)
