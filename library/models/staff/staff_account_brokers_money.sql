/*---
title:
  zh: 员工账户疑似资金掮客
  en: Employee's account passes other people's money
question:
  zh: 哪些员工的账户一年内对手众多、流水巨大且收支相当？
  en: Which employees have accounts with many counterparties, a large yearly turnover, and as much going out as coming in?
kind: anomaly
subject: employee
recipient: institution
severity: high
law:
  - {parameter: screening.staff_counterparty_count}
  - {parameter: screening.staff_turnover_amount}
  - {parameter: screening.pass_through_lower}
  - {parameter: screening.pass_through_upper}
clue:
  zh: 员工{employee_id}的账户一年转入{measure:money}元、转出{paid:money}元，对手{counterparties}个。
  en: "Accounts of employee {employee_id} took in {measure:money} and paid out {paid:money} in a year, with {counterparties} counterparties."
limits:
  zh: 不含工资、结息、理财与贷款收支；买卖房屋等一次性大额收支对手少，不在其内。
  en: Wages, interest, wealth products and loans are left out; a house bought and sold has few counterparties and stays outside.
---*/
with dealing as (
    select
        employer_id,
        employee_id,
        institution_id,
        transaction_id,
        direction,
        amount,
        coalesce(counterparty_account, counterparty_name) as counterparty
    from staff_movement
    where
        transaction_type = 'transfer'
        and transacted_on > add_months(as_of, -param('screening.turnover_months', as_of))
),
turnover as (
    select
        employer_id,
        employee_id,
        sum(case when direction = 'credit' then amount else 0 end) as taken,
        sum(case when direction = 'debit' then amount else 0 end) as paid,
        count(distinct counterparty) as counterparties,
        list(distinct institution_id) as other_institution_id,
        list(distinct transaction_id) as transaction_id
    from dealing
    group by employer_id, employee_id
)
select
    employer_id as institution_id,
    employee_id as subject_id,
    taken as measure,
    param('screening.staff_turnover_amount', as_of) as threshold,
    -- evidence
    employee_id,
    paid,
    counterparties,
    other_institution_id,
    transaction_id,
    taken as amount
from turnover
where
    taken >= param('screening.staff_turnover_amount', as_of)
    and counterparties >= param('screening.staff_counterparty_count', as_of)
    and paid between param('screening.pass_through_lower', as_of) * taken and param('screening.pass_through_upper', as_of) * taken
