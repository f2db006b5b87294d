/*---
title:
  zh: 房地产项目资本金比例不足
  en: Capital of a property project is below the minimum
question:
  zh: 哪些房地产开发贷款的项目资本金低于总投资的最低比例？
  en: Which development loans finance a project whose capital is below the minimum share of the investment?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: property_loan.ordinary_project_capital}, {parameter: property_loan.other_project_capital}]
clue:
  zh: 项目“{project_name}”的开发贷款{loan_id}，总投资{total_investment:money}元，资本金{project_capital:money}元，占{measure:percent}，低于{threshold:percent}，缺{amount:money}元。
  en: The project {project_name} of loan {loan_id} has capital {project_capital:money} of an investment of {total_investment:money}, which is {measure:percent}, below {threshold:percent}, short by {amount:money}.
limits:
  zh: 以银行报送的资本金和总投资为准；按住建登记区分商品住宅、保障房与其他项目，登记中查无项目的从宽按普通住房。
  en: It takes capital and investment as the bank files them; the register tells housing from other projects, and a project not found there is taken as ordinary housing.
---*/
with project as (
    select
        filed.institution_id,
        filed.loan_id,
        filed.project_name,
        filed.total_investment,
        filed.project_capital,
        loan.issued_on,
        max(case when register.project_kind in ('commercial', 'industrial') then 1 else 0 end) as is_other
    from project_loan as filed
    inner join corporate_loan as loan on filed.institution_id = loan.institution_id and filed.loan_id = loan.loan_id
    inner join corporate_customer as customer
        on filed.institution_id = customer.institution_id and filed.customer_id = customer.customer_id
    left join construction_project as register
        on customer.id_number = register.developer_unified_code and filed.project_name = register.project_name
    where filed.project_type = 'real_estate' and filed.principal_balance > 0
    group by
        filed.institution_id, filed.loan_id, filed.project_name, filed.total_investment, filed.project_capital, loan.issued_on
),
required as (
    select
        institution_id,
        loan_id,
        project_name,
        total_investment,
        project_capital,
        case
            when is_other = 1 then param('property_loan.other_project_capital', issued_on)
            else param('property_loan.ordinary_project_capital', issued_on)
        end as minimum
    from project
)
select
    institution_id,
    loan_id as subject_id,
    project_capital / nullif(total_investment, 0) as measure,
    minimum as threshold,
    -- evidence
    loan_id,
    project_name,
    total_investment,
    project_capital,
    minimum * total_investment - project_capital as amount
from required
where project_capital < minimum * total_investment
