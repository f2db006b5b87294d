/*---
title:
  zh: 账外贴息、返点揽存
  en: Depositor is paid extra interest on the side
question:
  zh: 哪些存款账户收到摘要为贴息、返点、好处费等的款项？
  en: Which deposit accounts receive money called a top-up of interest, a rebate or a reward?
kind: anomaly
subject: account
recipient: institution
severity: high
law: [{parameter: keywords.interest_subsidy}]
clue:
  zh: 账户{account_id}收到摘要为“{summary}”的款项{measure}笔，共{amount:money}元，付款人{counterparty_name}。
  en: "Account {account_id} received {measure} payments described as “{summary}”, {amount:money} in all, from {counterparty_name}."
limits:
  zh: 只看摘要和附言的用词；以劳务费、货款等名义支付的看不到。
  en: It reads the words of summary and postscript; what is paid as wages or for goods escapes.
---*/
select
    institution_id,
    account_id as subject_id,
    count(*) as measure,
    1 as threshold,
    -- evidence
    account_id,
    max(coalesce(summary, postscript)) as summary,
    max(counterparty_name) as counterparty_name,
    list(distinct transaction_id) as transaction_id,
    sum(amount) as amount
from deposit_movement
where
    direction = 'credit'
    and reversal = 'normal'
    and transaction_type <> 'interest'
    and (
        regexp_matches(summary, param('keywords.interest_subsidy', as_of))
        or regexp_matches(postscript, param('keywords.interest_subsidy', as_of))
    )
group by institution_id, account_id
