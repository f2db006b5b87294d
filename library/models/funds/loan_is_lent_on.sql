/*---
title:
  zh: 贷款资金流入小贷、典当、网贷平台
  en: Loan is lent on through small lenders, pawnbrokers or platforms
question:
  zh: 哪些贷款的资金经三次以内划转流入小额贷款、典当、担保公司或网贷平台？
  en: Which loans reach a small lender, pawnbroker, guarantee firm or lending platform within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}, {parameter: keywords.microlending}, {parameter: keywords.online_lending}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}到达{end_counterparty_name}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} arrived in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan, to {end_counterparty_name}."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。支付给融资担保公司的担保费远小于放款额，不在其内。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. Fees of a guarantee firm are far below the loan and stay outside.
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
            regexp_matches(p.end_counterparty_name, param('keywords.microlending', as_of))
            or regexp_matches(p.end_summary, param('keywords.microlending', as_of))
            or regexp_matches(p.end_counterparty_name, param('keywords.online_lending', as_of))
            or regexp_matches(p.end_summary, param('keywords.online_lending', as_of))
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
