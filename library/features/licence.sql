/*---
title: {zh: 银行的登记代码, en: Codes by which registers know a bank}
about: {zh: 一行一家银行在登记簿中的一个代码：各分支机构的营业执照号或机构代码。, en: "One row a code by which a register knows a bank: the business licence number or the bank code of one of its branches."}
inline: true
---*/
select institution_id, business_licence_number as unified_code
from branch
union
select institution_id, bank_code as unified_code
from branch
