/*---
title: {zh: 企业关联边, en: Tie of a firm}
about: {zh: 一行一个企业与控制它的人、企业或同集团成员：法定代表人、董事长、经理、执行事务合伙人、控股股东、实际控制人、同一集团；不含小股东、监事、财务负责人和担保关系，以免误连。, en: "One row a firm and who controls it or belongs with it: legal representative, chairman, manager, managing partner, controlling shareholder, actual controller, group; without minor shareholders, supervisors, heads of finance and guarantors, who tie too much."}
---*/
select
    unified_code as from_id,
    legal_representative_id_number as to_id,
    'legal_representative' as tie
from firm
where legal_representative_id_number is not null and deregistered_on is null
union
select
    unified_code as from_id,
    id_number as to_id,
    post as tie
from firm_officer
where post in ('legal_representative', 'chairman', 'manager', 'partner') and ended_on is null
union
select
    unified_code as from_id,
    coalesce(holder_unified_code, holder_id_number) as to_id,
    'controlling_shareholder' as tie
from firm_shareholder
where ended_on is null and share > param('shareholder.controlling_share', as_of)
union
select
    id_number as from_id,
    legal_representative_id_number as to_id,
    'legal_representative' as tie
from corporate_customer
where id_number is not null and legal_representative_id_number is not null
union
select
    customer_id_number as from_id,
    related_id_number as to_id,
    relation_type as tie
from customer_relation
where
    relation_status = 'valid'
    and customer_id_number is not null
    and related_id_number is not null
    and relation_type in (
        'legal_representative', 'actual_controller', 'controlling_shareholder', 'parent_company', 'subsidiary',
        'common_control'
    )
union
select
    c.id_number as from_id,
    min(c.id_number) over (partition by g.institution_id, g.group_id) as to_id,
    'group' as tie
from group_member as g
inner join corporate_customer as c on g.institution_id = c.institution_id and g.member_customer_id = c.customer_id
where c.id_number is not null
