/*---
title:
  zh: 员工违规经商、兼职
  en: Employee runs a firm
question:
  zh: 哪些在职员工登记为存续企业的法定代表人、高级管理人员或控股股东？
  en: Which employees are registered as legal representative, manager or controlling shareholder of a firm in existence?
kind: breach
subject: employee
recipient: institution
severity: medium
law: [{parameter: shareholder.controlling_share}]
clue:
  zh: 员工{employee_id}在{measure}家存续企业任职或控股，如{firm_name}。
  en: "Employee {employee_id} manages or controls {measure} firms in existence, such as {firm_name}."
limits:
  zh: 经批准在关联企业、协会兼职的须由机构举证；由亲属代持的看不到。
  en: A post approved by the bank is for the institution to prove; shares held by relatives escape.
---*/
select
    e.institution_id,
    e.employee_id as subject_id,
    count(distinct f.unified_code) as measure,
    1 as threshold,
    -- evidence
    e.employee_id,
    list(distinct f.unified_code) as unified_code,
    max(f.firm_name) as firm_name,
    sum(f.registered_capital) as amount
from employee as e
inner join firm_tie as t on e.id_number = t.to_id
inner join firm as f on t.from_id = f.unified_code
where
    e.employee_status <> 'left'
    and e.employee_type <> 'non_employee_executive'
    and f.firm_status = 'active'
    and t.tie in ('legal_representative', 'chairman', 'manager', 'partner', 'controlling_shareholder')
group by e.institution_id, e.employee_id
