/*---
title:
  zh: 贷款资金回流借款人
  en: Loan returns to the borrower
question:
  zh: 哪些贷款的资金经他人账户或受托支付对象后回到借款人自己的账户？
  en: Which loans come back to an account of the borrower through somebody else or through the entrusted payee?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}回到借款人本人账户{end_account}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} came back to account {end_account} of the borrower in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。借款人在自己账户之间直接划转不算。交易撤销退款须由机构举证。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. Direct moves between the borrower's own accounts do not count. A refund of a cancelled trade is for the institution to prove.
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
    where
        p.certainty <> 'diluted'
        and p.end_id_number = p.id_number
        and (p.hops > 1 or not exists (
            select 1
            from loan
            where loan.institution_id = p.institution_id and loan.loan_id = p.loan_id and loan.receiving_account = p.start_account
        ))
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
