/*---
title: {zh: 关联客户组, en: Group of related customers}
about: {zh: 由控制关系（法定代表人、经理、控股股东、实际控制人、同一集团）连成一组的企业和个人，member_id为证件号码或统一社会信用代码，跨机构通用；group_id为组内最小的member_id。, en: "Firms and persons held together by control (legal representative, manager, controlling shareholder, actual controller, group); member_id is the ID number or unified code, the same at every institution; group_id is the smallest member_id."}
python: connected_components
columns: {member_id: VARCHAR, group_id: VARCHAR}
---*/
select
    from_id,
    to_id
from firm_tie
