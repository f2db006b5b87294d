/*---
title:
  zh: 久悬账户突然过渡大额资金
  en: Dormant account comes alive and passes large sums
question:
  zh: 哪些账户一年以上没有动户，之后突然转入大额资金并在数日内基本转出？
  en: Which accounts lay without movement for more than a year, then take in a large sum and pay it out within days?
kind: anomaly
subject: account
recipient: institution
severity: medium
law:
  - {parameter: screening.dormant_account_days}
  - {parameter: screening.large_movement}
  - {parameter: tracing.window_days}
  - {parameter: screening.pass_through_lower}
clue:
  zh: 账户{account_id}自{last_moved_on}起{measure}天未动户，{woke_on}起数日内转入{amount:money}元、转出{paid:money}元。
  en: "Account {account_id} had not moved for {measure} days since {last_moved_on} when it took in {amount:money} from {woke_on} and paid out {paid:money} within days."
limits:
  zh: 上次动户日期取动户前已报送的月末数；该日期填报不实的看不出。结息、放款不算动户；转入后留存的不在其内。
  en: The last movement is the one filed at a month end before; a wrong date there escapes. Interest and a loan paid in are no movement; money that stays is left out.
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
movement as (
    select
        d.institution_id,
        d.account_id,
        d.last_moved_on,
        m.direction,
        m.transacted_on,
        m.amount,
        m.transaction_id,
        min(m.transacted_on) over (partition by d.institution_id, d.account_id) as woke_on
    from dormant as d
    inner join deposit_movement as m on d.institution_id = m.institution_id and d.account_id = m.account_id
    where m.reversal = 'normal' and m.transaction_type not in ('interest', 'loan_disbursement') and m.transacted_on > d.period
)
select
    institution_id,
    account_id as subject_id,
    date_diff('day', last_moved_on, woke_on) as measure,
    param('screening.dormant_account_days', as_of) as threshold,
    -- evidence
    account_id,
    last_moved_on,
    woke_on,
    list(distinct transaction_id) as transaction_id,
    sum(case when direction = 'debit' then amount else 0 end) as paid,
    sum(case when direction = 'credit' then amount else 0 end) as amount
from movement
where
    date_diff('day', last_moved_on, woke_on) > param('screening.dormant_account_days', as_of)
    and transacted_on <= add_days(woke_on, param('tracing.window_days', as_of))
group by institution_id, account_id, last_moved_on, woke_on
having
    sum(case when direction = 'credit' then amount else 0 end) >= param('screening.large_movement', as_of)
    and sum(case when direction = 'debit' then amount else 0 end)
    >= param('screening.pass_through_lower', as_of) * sum(case when direction = 'credit' then amount else 0 end)
