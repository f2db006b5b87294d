/*---
title: {zh: 全部客户, en: Every customer}
about: {zh: 个人与对公客户合为一表；同一人或同一企业在各机构的证件号码相同。, en: "Individuals and firms in one table; one person or firm has the same id_number at every institution."}
inline: true
---*/
select
    institution_id,
    period,
    'person' as customer_nature,
    customer_id,
    customer_name,
    id_number,
    phone
from individual_customer
union all
select
    institution_id,
    period,
    'firm' as customer_nature,
    customer_id,
    customer_name,
    id_number,
    phone
from corporate_customer
