/*---
title:
  zh: 贷款资金流入银行员工账户
  en: Loan ends with staff of the lender
question:
  zh: 哪些贷款的资金经三次以内划转流入放贷机构员工的账户？
  en: Which loans reach an account of an employee of the lending institution within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: critical
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}流入员工{employee_id}的账户，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} reached an account of employee {employee_id} in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan."
limits:
  zh: 只追三跳、七日之内、与放款额相当的划转；分散成多个对手、取现或借道未报送机构的看不到。员工出售房屋、车辆等真实交易须由机构举证；员工亲属账户看不到。
  en: It follows three transfers, seven days each, about as large as the loan; money spread over several hands, drawn as cash or passed through institutions that do not file escapes. A real sale by the employee is for the institution to prove; accounts of relatives are not seen.
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
        e.employee_id,
        row_number() over (partition by p.institution_id, p.loan_id order by p.certainty, p.hops, p.ended_on, p.end_account) as choice
    from fund_path as p
    inner join employee as e on p.institution_id = e.institution_id and p.end_id_number = e.id_number
    where
        p.certainty <> 'diluted'
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
    employee_id,
    amount_at_end as amount
from reached
where choice = 1
