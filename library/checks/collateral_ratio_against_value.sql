/*---
title:
  zh: 抵质押率与押品估值不符
  en: Loan-to-value of collateral disagrees with its value
severity: doubt
table: collateral
column: loan_to_value
dimension: consistency
message:
  zh: "{file}第{line}行：押品{collateral_id}填报抵质押率{value}%，按所担保合同余额{secured}与最新估值{latest_value}计算为{expected}%，请核对。"
  en: "{file}, line {line}: collateral {collateral_id} is filed with a loan-to-value of {value} %; {secured} secured over a value of {latest_value} is {expected} %. Check them."
---*/
with
loan as (
    select institution_id, period, contract_id, principal_balance from personal_loan
    union all
    select institution_id, period, contract_id, principal_balance from corporate_loan
),
single as (
    -- only where one piece of collateral secures a contract can the two be compared
    select institution_id, period, guarantee_contract_id
    from collateral
    group by institution_id, period, guarantee_contract_id
    having count(distinct collateral_id) = 1
),
shared as (
    select institution_id, period, collateral_id
    from collateral
    group by institution_id, period, collateral_id
    having count(distinct guarantee_contract_id) = 1
),
secured as (
    select g.institution_id, g.period, g.guarantee_contract_id, sum(l.principal_balance) as secured
    from guarantee_contract as g
    join loan as l on
        l.institution_id = g.institution_id and l.period = g.period and l.contract_id = g.secured_contract_id
    where g.guarantee_status = 'active'
    group by g.institution_id, g.period, g.guarantee_contract_id
),
compared as (
    select
        c.institution_id, c.period, c._file, c._line, c.collateral_id, c.loan_to_value, c.latest_value, s.secured,
        param('quality.percent', c.period) * s.secured / nullif(c.latest_value, 0) as expected
    from collateral as c
    join single using (institution_id, period, guarantee_contract_id)
    join shared using (institution_id, period, collateral_id)
    join secured as s using (institution_id, period, guarantee_contract_id)
)
select
    institution_id, period, _file, _line, loan_to_value as value, collateral_id, secured, latest_value,
    round(expected, 0) as expected
from compared
where abs(loan_to_value - expected) > param('quality.loan_to_value_tolerance', period)
