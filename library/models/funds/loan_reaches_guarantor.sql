/*---
title:
  zh: 贷款资金流入担保人账户
  en: Loan ends with its guarantor
question:
  zh: 哪些贷款的资金经三次以内划转流入本笔贷款的担保人账户？
  en: Which loans reach an account of their own guarantor within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}到达{end_counterparty_name}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} arrived in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan, to {end_counterparty_name}."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。按揭、汽车、助学贷款的收款人常为阶段性担保人，不在其内。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. In mortgages, car and student loans the payee often guarantees; they stay outside.
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
        g.guarantee_contract_id,
        g.guarantor_id_number,
        row_number() over (partition by p.institution_id, p.loan_id order by p.certainty, p.hops, p.ended_on, p.end_account) as choice
    from fund_path as p
    inner join loan as l on p.institution_id = l.institution_id and p.loan_id = l.loan_id
    inner join guarantee_contract as k on l.institution_id = k.institution_id and l.contract_id = k.secured_contract_id
    inner join guarantor as g
        on
            k.institution_id = g.institution_id
            and k.guarantee_contract_id = g.guarantee_contract_id
            and p.end_id_number = g.guarantor_id_number
    where
        p.certainty <> 'diluted'
        and p.loan_type not in ('mortgage', 'commercial_property', 'car', 'student')
        and p.end_id_number <> p.id_number
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
    guarantee_contract_id,
    guarantor_id_number,
    amount_at_end as amount
from reached
where choice = 1
