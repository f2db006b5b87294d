/*---
title: {zh: 各银行的不动产抵押登记, en: Registered mortgages of each bank}
about: {zh: 一行一家银行的一份抵押登记，按抵押权人统一社会信用代码对应银行机构的营业执照号或机构代码。, en: "One row a registered mortgage of a bank, found by the mortgagee's unified code among the business licence numbers and bank codes of its branches."}
---*/
select
    licence.institution_id,
    mortgage.mortgage_number,
    mortgage.title_number,
    mortgage.unit_code,
    mortgage.mortgage_kind,
    mortgage.mortgagor_id_number,
    mortgage.debt_ends_on,
    mortgage.mortgage_contract_number,
    mortgage.secured_amount,
    mortgage.registered_on,
    mortgage.release_applied_on,
    mortgage.cancelled_on
from property_mortgage as mortgage
inner join licence on mortgage.mortgagee_unified_code = licence.unified_code
