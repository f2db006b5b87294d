/*---
title: {zh: 员工存款账户, en: Deposit account of an employee}
about: {zh: 一行一名员工在任一报送机构的一个本人存款账户；employer_id为其所在机构。, en: "One row an employee and a deposit account of theirs at any institution that files; employer_id is where they work."}
---*/
select distinct
    e.institution_id as employer_id,
    e.employee_id,
    e.id_number,
    a.institution_id,
    a.customer_id,
    a.account_id
from deposit_account as a
inner join (customer as c inner join employee as e on c.id_number = e.id_number)
    on a.institution_id = c.institution_id and a.customer_id = c.customer_id
where e.employee_status <> 'left'
