/*---
title:
  zh: 贴现资金回流出票人
  en: Discount proceeds return to the drawer
question:
  zh: 哪些汇票的贴现资金经一至三次转账又回到出票人账户？
  en: In which bills did the proceeds of the discount come back to the drawer within three transfers?
kind: anomaly
subject: bill
recipient: institution
severity: high
law: [{parameter: tracing.window_days}]
clue:
  zh: 汇票{bill_number}由{customer_name}贴现，资金经{hops}次转账于{ended_on}回到出票人{drawer_name}，回流{amount:money}元。
  en: "Bill {bill_number} was discounted by {customer_name}; {hops} transfers later the money was back with the drawer {drawer_name} on {ended_on}: {amount:money}."
limits:
  zh: 以户名认定出票人；只追踪与贴现额相当、追踪期内的转账，拆成多人代收的看不出来。
  en: The drawer is known by the account name; only transfers about as large as the discount and within the window are followed, not money split among many.
---*/
with returned as (
    select
        discount.institution_id,
        discount.bill_number,
        discount.loan_id,
        discount.customer_name,
        discount.drawer_name,
        path.hops,
        path.ended_on,
        path.amount_at_end,
        path.transaction_id,
        date_diff('day', discount.discounted_on, path.ended_on) as days,
        row_number() over (
            partition by discount.institution_id, discount.bill_number
            order by path.hops, path.amount_at_end desc, path.end_account
        ) as place
    from bill_discount as discount
    inner join fund_path as path
        on discount.institution_id = path.institution_id and discount.loan_id = path.loan_id
    where path.certainty <> 'diluted' and path.end_counterparty_name = discount.drawer_name
)
select
    institution_id,
    bill_number as subject_id,
    customer_name,
    drawer_name,
    hops,
    ended_on,
    days as measure,
    param('tracing.window_days', as_of) as threshold,
    amount_at_end as amount,
    -- evidence
    bill_number,
    loan_id,
    transaction_id
from returned
where place = 1
