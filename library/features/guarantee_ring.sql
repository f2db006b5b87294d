/*---
title: {zh: 担保圈, en: Ring of guarantees}
about: {zh: 首尾相接的有效保证，二至六个成员，一行一环一成员，member_id为证件号码或统一社会信用代码。, en: "Guarantees in force that close upon themselves, two to six members, one row a ring and member; member_id is the ID number or unified code."}
python: rings
columns: {ring_id: VARCHAR, member_id: VARCHAR, length: BIGINT}
---*/
select
    from_id,
    to_id
from guarantee_edge
