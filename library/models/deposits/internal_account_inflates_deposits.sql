/*---
title:
  zh: 内部账户月末虚增存款
  en: Internal account inflates deposits at month end
question:
  zh: 哪些客户存款账户在月末由银行内部账户转入资金、次月初又转回？
  en: Which customer accounts take money from an internal account of the bank at month end and give it back at the start of the next month?
kind: breach
subject: account
recipient: institution
severity: high
law: [{parameter: screening.month_end_days}, {parameter: tracing.minimum_amount}]
clue:
  zh: 账户{account_id}在{month_end}前由内部账户转入{measure:money}元，次月初转回{amount:money}元。
  en: "Account {account_id} took {measure:money} from an internal account before {month_end} and gave {amount:money} back at the start of the next month."
limits:
  zh: 只看直接与内部账户往来的；经其他客户账户过渡的看不到。
  en: It sees direct dealings with internal accounts; what passes through another customer's account escapes.
---*/
with dealing as (
    select m.institution_id, m.account_id, m.transaction_id, m.direction, m.amount, m.transacted_on, m.transaction_type
    from large_movement as m
    inner join internal_account as i on m.institution_id = i.institution_id and m.counterparty_account = i.account_id
    union
    select m.institution_id, m.account_id, m.transaction_id, m.direction, m.amount, m.transacted_on, m.transaction_type
    from large_movement as m
    inner join internal_movement as i
        on
            m.institution_id = i.institution_id
            and m.account_id = i.counterparty_account
            and m.transacted_on = i.transacted_on
            and m.amount = i.amount
),
movement as (
    select
        institution_id, account_id, transaction_id, direction, amount, transacted_on,
        case
            when direction = 'credit' then last_day(transacted_on)
            else add_days(cast(date_trunc('month', transacted_on) as date), -1)
        end as month_end
    from dealing
    where
        amount >= param('tracing.minimum_amount', as_of)
        and transaction_type not in ('interest', 'loan_disbursement', 'principal_repayment', 'interest_repayment')
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
        (direction = 'credit' and date_diff('day', transacted_on, month_end) < param('screening.month_end_days', as_of))
        or (direction = 'debit' and date_diff('day', month_end, transacted_on) <= param('screening.month_end_days', as_of))
    group by institution_id, account_id, month_end
),
chosen as (
    select
        institution_id, account_id, month_end, taken, paid, transaction_id,
        row_number() over (partition by institution_id, account_id order by taken desc, month_end) as choice
    from around
    where taken > 0 and paid >= param('screening.pass_through_lower', as_of) * taken
)
select
    institution_id,
    account_id as subject_id,
    taken as measure,
    param('tracing.minimum_amount', as_of) as threshold,
    -- evidence
    account_id,
    month_end,
    transaction_id,
    paid as amount
from chosen
where choice = 1
