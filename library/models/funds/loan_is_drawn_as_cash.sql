/*---
title:
  zh: 贷款资金大额取现
  en: Loan is drawn as cash
question:
  zh: 哪些贷款的资金经三次以内划转后被取现，去向无法追踪？
  en: Which loans are drawn as cash within three transfers, so that nobody sees what they pay for?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转后取现，最后一笔在{ended_on}，共{amount:money}元，占放款额的{measure:percent}。
  en: "Loan {loan_id} is drawn as cash after {hops} transfers, last on {ended_on}: {amount:money}, {measure:percent} of the loan."
limits:
  zh: 农户、小商户习惯用现金，须结合用途判断；分散在多个账户取现的看不到。
  en: Farmers and small traders use cash; judge with the purpose. Cash drawn from several accounts escapes.
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
        row_number() over (partition by p.institution_id, p.loan_id order by p.certainty, p.hops, p.ended_on, p.end_account) as choice
    from fund_path as p
    where
        p.certainty <> 'diluted'
        and p.end_transaction_type = 'cash_withdrawal'
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
    amount_at_end as amount
from reached
where choice = 1
