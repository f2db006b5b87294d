/*---
title: {zh: 担保边, en: Guarantee given}
about: {zh: 一行一名保证人为一名客户提供的有效保证，合计担保金额；证件号码跨机构通用。, en: "One row a guarantor and a customer guaranteed now, with the amount in all; ID numbers are the same at every institution."}
---*/
select
    g.guarantor_id_number as from_id,
    c.id_number as to_id,
    min(g.institution_id) as institution_id,
    sum(k.amount) as amount,
    list(k.guarantee_contract_id) as guarantee_contract_id
from guarantor as g
inner join guarantee_contract as k
    on g.institution_id = k.institution_id and g.guarantee_contract_id = k.guarantee_contract_id
inner join credit_contract as s on k.institution_id = s.institution_id and k.secured_contract_id = s.contract_id
inner join customer as c on s.institution_id = c.institution_id and s.customer_id = c.customer_id
where
    k.guarantee_status = 'active'
    and g.guarantee_status = 'active'
    and g.guarantor_id_number <> c.id_number
group by g.guarantor_id_number, c.id_number
