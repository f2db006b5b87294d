/*---
title:
  zh: 久悬账户突然大额动户
  en: Dormant account comes alive with large sums
question:
  zh: 哪些账户一年以上没有动户，之后突然发生大额收付？
  en: Which accounts lay without movement for more than a year and then move a large sum?
kind: anomaly
subject: account
recipient: institution
severity: medium
law: [{parameter: screening.dormant_account_days}, {parameter: screening.large_movement}]
clue:
  zh: 账户{account_id}自{last_moved_on}起{measure}天未动户，{transacted_on}发生大额收付{amount:money}元。
  en: "Account {account_id} had not moved for {measure} days since {last_moved_on} when {amount:money} passed on {transacted_on}."
limits:
  zh: 上次动户日期取动户前已报送的月末数；该日期填报不实的看不出。结息不算动户。
  en: The last movement is the one filed at a month end before; a wrong date there escapes. Interest is no movement.
---*/
with dormant as (
    select institution_id, account_id, max(last_moved_on) as last_moved_on, max(period) as period
    from (
        select institution_id, account_id, last_moved_on, period
        from personal_deposit_account_history
        where date_diff('day', last_moved_on, add_months(period, 1)) > param('screening.dormant_account_days', as_of)
        union all
        select institution_id, account_id, last_moved_on, period
        from corporate_deposit_account_history
        where date_diff('day', last_moved_on, add_months(period, 1)) > param('screening.dormant_account_days', as_of)
    ) as filed
    group by institution_id, account_id
),
revived as (
    select
        d.institution_id,
        d.account_id,
        d.last_moved_on,
        m.transacted_on,
        sum(m.amount) as moved,
        list(distinct m.transaction_id) as transaction_id,
        row_number() over (partition by d.institution_id, d.account_id order by m.transacted_on) as choice
    from dormant as d
    inner join deposit_movement as m on d.institution_id = m.institution_id and d.account_id = m.account_id
    where
        m.reversal = 'normal'
        and m.transaction_type <> 'interest'
        and m.transacted_on > d.period
        and date_diff('day', d.last_moved_on, m.transacted_on) > param('screening.dormant_account_days', as_of)
    group by d.institution_id, d.account_id, d.last_moved_on, m.transacted_on
    having sum(m.amount) >= param('screening.large_movement', as_of)
)
select
    institution_id,
    account_id as subject_id,
    date_diff('day', last_moved_on, transacted_on) as measure,
    param('screening.dormant_account_days', as_of) as threshold,
    -- evidence
    account_id,
    last_moved_on,
    transacted_on,
    transaction_id,
    moved as amount
from revived
where choice = 1
