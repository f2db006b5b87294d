/*---
title: {zh: 员工账户明细, en: Movement of an employee's account}
about: {zh: 一行员工本人账户的一笔正常交易，含其在他行的账户。, en: "One row a normal movement of an employee's own account, accounts at other institutions too."}
---*/
select
    s.employer_id,
    s.employee_id,
    s.id_number,
    m.institution_id,
    m.account_id,
    m.transaction_id,
    m.transaction_type,
    m.direction,
    m.transacted_on,
    m.transacted_at,
    m.amount,
    m.counterparty_account,
    m.counterparty_name,
    m.summary,
    m.postscript,
    m.mac_address
from deposit_movement as m
inner join staff_account as s on m.institution_id = s.institution_id and m.account_id = s.account_id
where m.reversal = 'normal'
