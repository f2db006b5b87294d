/*---
title:
  zh: 企业贷款资金流入其控制人个人账户
  en: Firm's loan ends with the person who controls it
question:
  zh: 哪些对公贷款的资金经三次以内划转流入法定代表人、经理、控股股东或实际控制人的个人账户？
  en: Which loans to firms reach a personal account of the legal representative, manager, controlling shareholder or controller within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}流入借款企业控制人的个人账户{end_account}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} reached personal account {end_account} of a person who controls the borrower in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。支付给控制人亲属的看不到；归还其真实垫款须由机构举证。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. Payments to relatives are not seen; repayment of money really advanced is for the institution to prove.
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
    inner join firm_tie as t on p.id_number = t.from_id and p.end_id_number = t.to_id
    where
        p.certainty <> 'diluted'
        and p.end_customer_nature = 'person'
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
