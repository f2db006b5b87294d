/*---
title:
  zh: 资金环流
  en: Money goes round
question:
  zh: 哪些账户处在首尾相接的转账环上，金额相等或相近、三至十次转账后回到原处？
  en: Which accounts lie on a ring of three to ten transfers of equal or similar amounts that closes upon itself?
kind: anomaly
subject: account
recipient: institution
severity: high
law:
  - {parameter: screening.circle_days}
  - {parameter: screening.circle_common_amount}
  - {parameter: screening.cycle_days}
  - {parameter: screening.cycle_tolerance}
clue:
  zh: 账户{account_id}所在的资金环由{transfers}次转账组成，{first_on}至{last_on}，每次约{amount:money}元。
  en: "Account {account_id} lies on a ring of {transfers} transfers between {first_on} and {last_on}, about {amount:money} each."
limits:
  zh: 等额环不论先后，半年内；近额环十日内、达到追踪起点金额。金额逐次大改或经未报送机构的看不到；亲友凑款还款偶有误报。
  en: Rings of equal amounts count in any order within half a year, rings of similar amounts within ten days and from the tracing minimum on. Amounts changed at every step and institutions that do not file escape; friends who lend around are an occasional false alarm.
---*/
select
    institution_id,
    account_id as subject_id,
    date_diff('day', first_on, last_on) as measure,
    param('screening.circle_days', as_of) as threshold,
    -- evidence
    account_id,
    transfers,
    first_on,
    last_on,
    path_institution_id as other_institution_id,
    transaction_id,
    amount
from money_circle
