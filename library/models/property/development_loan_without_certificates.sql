/*---
title:
  zh: 房地产开发贷款四证不全
  en: Development loan without its four certificates
question:
  zh: 哪些房地产开发贷款发放时，四证未全部取得？
  en: Which property development loans were issued before all four certificates had been granted?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: property_loan.required_certificates}]
clue:
  zh: 项目“{project_name}”的开发贷款{loan_id}于{issued_on}发放{amount:money}元，当时已取得{measure}证，应有{threshold}证（土地、用地规划、工程规划、施工）。
  en: Development loan {loan_id} of {amount:money} for {project_name} was issued on {issued_on} with {measure} of {threshold} certificates (land use, land planning, works planning, construction).
limits:
  zh: 以银行报送的证照编号和日期为准；证照真伪由“四证与住建登记不符”核对。
  en: It takes the numbers and dates that the bank files; whether they are true is checked against the register by another model.
---*/
with held as (
    select
        project.institution_id,
        project.loan_id,
        project.project_name,
        loan.issued_on,
        project.principal_balance,
        project.loan_amount,
        case when project.land_certificate_number is not null and project.land_certificate_on <= loan.issued_on then 1 else 0 end
        + case
            when project.land_planning_permit_number is not null and project.land_planning_permit_on <= loan.issued_on then 1
            else 0
        end
        + case
            when project.works_planning_permit_number is not null and project.works_planning_permit_on <= loan.issued_on then 1
            else 0
        end
        + case
            when project.construction_permit_number is not null and project.construction_permit_on <= loan.issued_on then 1
            else 0
        end as certificates
    from project_loan as project
    inner join corporate_loan as loan
        on project.institution_id = loan.institution_id and project.loan_id = loan.loan_id
    where project.project_type = 'real_estate'
)
select
    institution_id,
    loan_id as subject_id,
    certificates as measure,
    param('property_loan.required_certificates', issued_on) as threshold,
    -- evidence
    loan_id,
    project_name,
    issued_on,
    loan_amount as amount
from held
where certificates < param('property_loan.required_certificates', issued_on) and principal_balance > 0
