/*---
title:
  zh: 承兑保证金来自贷款资金
  en: Bill margin is paid with loan money
question:
  zh: 哪些汇票的保证金由贷款或贴现资金转入？
  en: In which bills was the margin paid with money from a loan or a discount?
kind: breach
subject: bill
recipient: institution
severity: high
law: [{parameter: tracing.window_days}]
clue:
  zh: 借据{loan_id}的资金经{hops}次转账于{ended_on}进入保证金账户，{drawn_on}据此签发汇票{bill_number}，涉及{amount:money}元。
  en: The money of loan {loan_id} reached the margin account in {hops} transfers on {ended_on}, and bill {bill_number} was drawn on it on {drawn_on}; {amount:money}.
limits:
  zh: 只追踪与放款额相当的转账；以一部分贷款缴存保证金的看不出来。
  en: Only transfers about as large as the loan are followed; a margin paid with a part of a loan is not seen.
---*/
with paid as (
    select
        bill.institution_id,
        bill.bill_number,
        bill.drawn_on,
        path.loan_id,
        path.institution_id as other_institution_id,
        path.hops,
        path.ended_on,
        path.amount_at_end,
        path.transaction_id,
        date_diff('day', path.ended_on, bill.drawn_on) as days,
        row_number() over (
            partition by bill.institution_id, bill.bill_number
            order by path.hops, path.amount_at_end desc, path.loan_id
        ) as place
    from bill_issued as bill
    inner join fund_path as path
        on bill.institution_id = path.end_institution_id and bill.margin_account = path.end_account
    where
        path.certainty <> 'diluted'
        and bill.drawn_on between path.ended_on and add_days(path.ended_on, param('tracing.window_days', as_of))
)
select
    institution_id,
    bill_number as subject_id,
    loan_id,
    hops,
    ended_on,
    drawn_on,
    days as measure,
    param('tracing.window_days', as_of) as threshold,
    amount_at_end as amount,
    -- evidence
    bill_number,
    transaction_id,
    other_institution_id
from paid
where place = 1
