/*---
title:
  zh: 贷款资金购买理财、基金、信托
  en: Loan buys wealth products, funds or trusts
question:
  zh: 哪些贷款的资金经三次以内划转用于购买理财、基金、信托或大额存单？
  en: Which loans buy wealth products, funds, trusts or certificates of deposit within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}, {parameter: keywords.wealth_purchase}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}到达{end_counterparty_name}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} arrived in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan, to {end_counterparty_name}."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes.
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
        and (
            regexp_matches(p.end_counterparty_name, param('keywords.wealth_purchase', as_of))
            or regexp_matches(p.end_summary, param('keywords.wealth_purchase', as_of))
            or p.end_transaction_type = 'investment'
        )
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
