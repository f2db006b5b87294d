/*---
title:
  zh: 拆分现金规避大额报告
  en: Cash is split to stay under the report limit
question:
  zh: 哪些账户在数日内多次存取现金，每日合计都略低于大额交易报告标准？
  en: Which accounts move cash on several days close together, each day's total just under the limit from which a report is due?
kind: anomaly
subject: account
recipient: institution
severity: high
law:
  - {parameter: aml.cash_report_amount}
  - {parameter: screening.below_limit_share}
  - {parameter: screening.structured_cash_count}
  - {parameter: screening.structured_cash_days}
clue:
  zh: 账户{account_id}自{first_on}起有{measure}天现金合计略低于{report_amount:money}元，共{amount:money}元。
  en: "Account {account_id} moved cash just under {report_amount:money} on {measure} days from {first_on}, {amount:money} in all."
limits:
  zh: 按单个账户统计，分散到多人多户的看不到；每日固定存营业款的商户会误报。
  en: It counts one account; cash spread over several persons or accounts escapes, a shop that banks its takings daily is a false alarm.
---*/
with cash_day as (
    select
        institution_id,
        account_id,
        direction,
        transacted_on,
        param('aml.cash_report_amount', transacted_on) as report_amount,
        sum(amount) as moved,
        list(distinct transaction_id) as transaction_id
    from large_movement
    where cash_or_transfer = 'cash'
    group by institution_id, account_id, direction, transacted_on
    having
        sum(amount) < param('aml.cash_report_amount', transacted_on)
        and sum(amount) >= param('screening.below_limit_share', as_of) * param('aml.cash_report_amount', transacted_on)
),
series as (
    select
        a.institution_id,
        a.account_id,
        a.transacted_on as first_on,
        a.report_amount,
        count(*) as days,
        sum(b.moved) as moved,
        row_number() over (partition by a.institution_id, a.account_id order by count(*) desc, a.transacted_on, a.direction) as choice,
        a.direction
    from cash_day as a
    inner join cash_day as b
        on a.institution_id = b.institution_id and a.account_id = b.account_id and a.direction = b.direction
    where b.transacted_on between a.transacted_on and add_days(a.transacted_on, param('screening.structured_cash_days', as_of))
    group by a.institution_id, a.account_id, a.direction, a.transacted_on, a.report_amount
    having count(*) >= param('screening.structured_cash_count', as_of)
)
select
    s.institution_id,
    s.account_id as subject_id,
    s.days as measure,
    param('screening.structured_cash_count', as_of) as threshold,
    -- evidence
    s.account_id,
    s.first_on,
    s.report_amount,
    list(distinct m.transaction_id) as transaction_id,
    s.moved as amount
from series as s
inner join large_movement as m
    on s.institution_id = m.institution_id and s.account_id = m.account_id and s.direction = m.direction
where
    s.choice = 1
    and m.cash_or_transfer = 'cash'
    and m.transacted_on between s.first_on and add_days(s.first_on, param('screening.structured_cash_days', as_of))
group by s.institution_id, s.account_id, s.days, s.first_on, s.report_amount, s.moved
