/*---
title:
  zh: 开发贷款证照与住建登记不符
  en: Permit of a development loan is not in the register
question:
  zh: 哪些房地产开发贷款报送的规划、施工许可证在住建登记中查无此证、已被撤销或属于他人？
  en: For which property development loans is a planning or construction permit missing from the register, withdrawn, or somebody else's?
kind: anomaly
subject: loan
recipient: institution
severity: critical
law: []
clue:
  zh: 项目“{project_name}”的开发贷款{loan_id}（余额{amount:money}元）报送的证照{permit_number}，有{measure}件在住建登记中查无、已撤销或持证人不是借款人。
  en: Of the permits {permit_number} filed for development loan {loan_id} of {project_name} (balance {amount:money}), {measure} are not in the register, withdrawn, or held by somebody other than the borrower.
limits:
  zh: 只核对用地规划、工程规划和施工许可证，按编号和持证单位代码比对；外地项目不在本地登记内，会误报；编号录入格式不一会误报。
  en: Land planning, works planning and construction permits are compared by number and holder's code; projects elsewhere and other spellings of a number are false alarms.
---*/
with filed_permit as (
    select institution_id, loan_id, project_name, customer_id, principal_balance, land_planning_permit_number as permit_number
    from project_loan
    where project_type = 'real_estate' and land_planning_permit_number is not null and principal_balance > 0
    union all
    select institution_id, loan_id, project_name, customer_id, principal_balance, works_planning_permit_number as permit_number
    from project_loan
    where project_type = 'real_estate' and works_planning_permit_number is not null and principal_balance > 0
    union all
    select institution_id, loan_id, project_name, customer_id, principal_balance, construction_permit_number as permit_number
    from project_loan
    where project_type = 'real_estate' and construction_permit_number is not null and principal_balance > 0
)
select
    filed_permit.institution_id,
    filed_permit.loan_id as subject_id,
    count(filed_permit.permit_number) as measure,
    0 as threshold,
    -- evidence
    filed_permit.loan_id,
    list(distinct filed_permit.permit_number) as permit_number,
    filed_permit.project_name,
    max(filed_permit.principal_balance) as amount
from filed_permit
inner join corporate_customer as customer
    on filed_permit.institution_id = customer.institution_id and filed_permit.customer_id = customer.customer_id
left join construction_permit as permit
    on
        filed_permit.permit_number = permit.permit_number
        and customer.id_number = permit.holder_unified_code
        and permit.withdrawn_on is null
where permit.permit_number is null
group by filed_permit.institution_id, filed_permit.loan_id, filed_permit.project_name
