/*---
title:
  zh: 贷款资金流入借款人关联企业
  en: Loan ends with a firm related to the borrower
question:
  zh: 哪些贷款的资金经三次以内划转流入与借款人受同一控制的企业？
  en: Which loans reach a firm under the same control as the borrower within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}到达{end_counterparty_name}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} arrived in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan, to {end_counterparty_name}."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。个人经营贷款付给本人企业的不在其内；集团内真实购销须由机构举证；未登记的关联看不到。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. A personal business loan paid to the borrower’s own firm stays outside; real trade within a group is for the institution to prove; ties that nobody registered are not seen.
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
        p.end_account,
        row_number() over (partition by p.institution_id, p.loan_id order by p.certainty, p.hops, p.ended_on, p.end_account) as choice
    from fund_path as p
    inner join customer_group as mine on p.id_number = mine.member_id
    inner join customer_group as theirs on p.end_id_number = theirs.member_id and mine.group_id = theirs.group_id
    where
        p.certainty <> 'diluted'
        and p.end_customer_nature = 'firm'
        and p.end_id_number <> p.id_number
        and p.loan_type <> 'personal_business'
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
    end_account,
    amount_at_end as amount
from reached
where choice = 1
