/*---
title:
  zh: 银行本年累计亏损
  en: Bank makes a loss
question:
  zh: 哪些银行本年累计净利润为负？
  en: Which banks have a negative net profit for the year to date?
kind: anomaly
subject: institution
recipient: institution
severity: medium
law: []
clue:
  zh: 截至{reported_on}，机构{institution_id}本年累计净亏损{amount:money}（{currency}）。
  en: On {reported_on} bank {institution_id} has lost {amount:money} ({currency}) in the year to date.
limits:
  zh: 年初一次性计提也会造成暂时亏损；利润由机构自行核算。
  en: A single charge early in the year makes a passing loss; the profit is the bank’s own account.
---*/
select
    institution_id,
    institution_id as subject_id,
    period as reported_on,
    coalesce(currency, 'CNY') as currency,
    value as measure,
    0 as threshold,
    -value as amount,
    -- evidence
    report,
    item
from report_item
where report = 'G04' and item = 'net_profit' and value < 0
