/*---
title:
  zh: 向几乎没有员工的企业发放大额贷款
  en: Large credit to a firm with hardly any staff
question:
  zh: 哪些贷款余额较大的企业，社保登记的在职职工却寥寥无几？
  en: Which firms with large loans have hardly any employees in the social security records?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: screening.few_employees}, {parameter: screening.large_credit_amount}]
clue:
  zh: 客户{customer_name}贷款余额{amount:money}元，近三个月社保登记在职职工{measure}人（不超过{threshold}人即提示），银行报送员工{employee_count}人，借据{loan_id}。
  en: "{customer_name} owes {amount:money}, but has {measure} employees in the social security records of the last months (reported up to {threshold}); the bank files {employee_count}; loans {loan_id}."
limits:
  zh: 持股平台、项目公司和用工外包的企业会误报；只看在本地参保的职工，全无参保记录的企业可能在外地参保，不在其内。
  en: Holding and project companies, and firms that hire through agencies, are false alarms; only staff insured locally are seen, and a firm that insures nobody here may do so elsewhere and is left out.
---*/
with large as (
    select
        institution_id,
        customer_id,
        sum(principal_balance) as balance
    from corporate_loan
    where principal_balance > 0 and loan_type in ('working_capital', 'trade_finance', 'overdraft')
    group by institution_id, customer_id
    having sum(principal_balance) > param('screening.large_credit_amount', as_of)
),
debtor as (
    select
        loan.institution_id,
        loan.customer_id,
        customer.customer_name,
        customer.id_number,
        max(customer.employee_count) as employee_count,
        list(distinct loan.loan_id) as loan_id,
        max(large.balance) as balance
    from large
    inner join corporate_loan as loan on large.institution_id = loan.institution_id and large.customer_id = loan.customer_id
    inner join corporate_customer as customer
        on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
    where
        loan.principal_balance > 0
        and loan.loan_type in ('working_capital', 'trade_finance', 'overdraft')
        and customer.enterprise_size in ('large', 'medium', 'small', 'micro')
    group by loan.institution_id, loan.customer_id, customer.customer_name, customer.id_number
),
staff as (
    select
        employer_unified_code,
        count(distinct id_number) as headcount
    from social_security_record
    where
        insured_kind = 'employee'
        and employer_unified_code in (select id_number from debtor)
        and month > add_months(as_of, -param('calendar.months_in_quarter', as_of) - 1)
    group by employer_unified_code
)
select
    debtor.institution_id,
    debtor.customer_id as subject_id,
    staff.headcount as measure,
    param('screening.few_employees', as_of) as threshold,
    -- evidence
    debtor.customer_id,
    debtor.customer_name,
    debtor.employee_count,
    debtor.loan_id,
    debtor.balance as amount
from debtor
inner join staff on debtor.id_number = staff.employer_unified_code
where staff.headcount <= param('screening.few_employees', as_of)
