/*---
title:
  zh: 经营性贷款流入房地产
  en: Business loan ends in real estate
question:
  zh: 哪些流动资金贷款、个人经营性贷款的资金经三次以内划转支付给房地产企业，或用于首付、房款、契税？（银保监办发〔2021〕39号）
  en: Which working capital and personal business loans reach a real-estate firm, or pay a down payment, house price or deed tax, within three transfers? (Yin Bao Jian Ban Fa [2021] No. 39)
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}, {parameter: keywords.real_estate}, {parameter: keywords.down_payment}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}到达{end_counterparty_name}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} arrived in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan, to {end_counterparty_name}."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。借款企业与房地产企业的真实购销、租赁须由机构举证排除。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. Real trade or rent between the borrower and a real-estate firm is for the institution to prove.
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
        and p.loan_type in ('working_capital', 'personal_business')
        and (
            regexp_matches(p.end_counterparty_name, param('keywords.real_estate', as_of))
            or regexp_matches(p.end_summary, param('keywords.down_payment', as_of))
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
