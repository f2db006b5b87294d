/*---
title:
  zh: 贷款资金转作银行承兑汇票保证金
  en: Loan becomes the margin of a bill
question:
  zh: 哪些贷款的资金经三次以内划转进入保证金账户，并随即签发银行承兑汇票？
  en: Which loans reach a margin account within three transfers, where a bill is drawn upon it at once?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}, {parameter: tracing.window_days}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}进入保证金账户{margin_account}，金额{amount:money}元，占放款额的{measure:percent}，随即签发汇票{bill_number}。
  en: "Money of loan {loan_id} reached margin account {margin_account} in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan; bill {bill_number} was drawn upon it."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。只看保证金账户与汇票报送在同一机构的。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. Margin account and bill must be filed by one institution.
---*/
with reached as (
    select
        p.institution_id,
        p.loan_id,
        p.hops,
        p.certainty,
        p.end_counterparty_name,
        p.ended_on,
        p.amount_in,
        p.amount_at_end,
        p.path_institution_id,
        p.transaction_id,
        b.bill_number,
        b.margin_account,
        row_number() over (partition by p.institution_id, p.loan_id order by p.certainty, p.hops, p.ended_on, p.end_account) as choice
    from fund_path as p
    inner join bill_issued as b on p.end_institution_id = b.institution_id and p.end_account = b.margin_account
    where
        p.certainty <> 'diluted'
        and b.drawn_on between p.ended_on and add_days(p.ended_on, param('tracing.window_days', as_of))
)
select
    institution_id,
    loan_id as subject_id,
    amount_at_end / nullif(amount_in, 0) as measure,
    param('tracing.amount_lower', as_of) as threshold,
    -- evidence
    loan_id,
    hops,
    certainty,
    end_counterparty_name,
    ended_on,
    path_institution_id as other_institution_id,
    transaction_id,
    bill_number,
    margin_account,
    amount_at_end as amount
from reached
where choice = 1
