/*---
title:
  zh: 大额存款月末转入、月初转出
  en: Large deposit comes in at month end and leaves at once
question:
  zh: 哪些账户在月末数日内大额转入、次月初数日内基本转出，疑似冲时点？
  en: Which accounts take in a large sum in the last days of a month and pay about all of it out in the first days of the next, as deposits bought for the date would?
kind: anomaly
subject: account
recipient: institution
severity: medium
law:
  - {parameter: screening.large_movement}
  - {parameter: screening.month_end_days}
  - {parameter: screening.pass_through_lower}
  - {parameter: screening.pass_through_upper}
clue:
  zh: 账户{account_id}在{month_end}前数日转入{measure:money}元，次月初转出{amount:money}元。
  en: "Account {account_id} took in {measure:money} in the days before {month_end} and paid out {amount:money} at the start of the next month."
limits:
  zh: 按月末前后固定天数合计；企业月末集中回款、月初集中付货款会误报。
  en: It adds up a fixed number of days around the month end; a firm that collects at month end and pays suppliers at once is a false alarm.
---*/
with movement as (
    select
        institution_id,
        account_id,
        transaction_id,
        direction,
        amount,
        case
            when direction = 'credit' then last_day(transacted_on)
            else add_days(cast(date_trunc('month', transacted_on) as date), -1)
        end as month_end,
        date_diff('day', transacted_on, last_day(transacted_on)) as days_left,
        date_diff('day', cast(date_trunc('month', transacted_on) as date), transacted_on) as days_gone
    from large_movement
    where amount >= param('tracing.minimum_amount', as_of)
),
around as (
    select
        institution_id,
        account_id,
        month_end,
        sum(case when direction = 'credit' then amount else 0 end) as taken,
        sum(case when direction = 'debit' then amount else 0 end) as paid,
        list(distinct transaction_id) as transaction_id
    from movement
    where
        (direction = 'credit' and days_left < param('screening.month_end_days', as_of))
        or (direction = 'debit' and days_gone < param('screening.month_end_days', as_of))
    group by institution_id, account_id, month_end
),
chosen as (
    select
        institution_id, account_id, month_end, taken, paid, transaction_id,
        row_number() over (partition by institution_id, account_id order by taken desc, month_end) as choice
    from around
    where
        taken >= param('screening.large_movement', as_of)
        and paid between param('screening.pass_through_lower', as_of) * taken and param('screening.pass_through_upper', as_of) * taken
)
select
    institution_id,
    account_id as subject_id,
    taken as measure,
    param('screening.large_movement', as_of) as threshold,
    -- evidence
    account_id,
    month_end,
    transaction_id,
    paid as amount
from chosen
where choice = 1
