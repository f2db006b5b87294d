/*---
title: {zh: 收支频繁的账户, en: Busy account}
about: {zh: 日均较大支出笔数过多的账户，如平台、清算、代发账户，资金混同，不再逐笔追踪。, en: "Accounts that make so many larger payments a day, as those of platforms, clearing or payrolls do, that their money is mixed beyond tracing."}
---*/
select account_id
from large_movement
where direction = 'debit'
group by account_id
having
    count(*) > param('tracing.busy_account_payments', as_of)
    * (date_diff('day', min(transacted_on), max(transacted_on)) + 1)
