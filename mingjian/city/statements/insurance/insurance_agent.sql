-- entity: agent
select i.institution_id, p.period, a.no as _no, agent_id(i.number, a.no) as agent_id, h.name, h.id_number, h.gender, h.phone, a.agent_type,
    '11000' || i.number as branch_id, '第一营业部' as team, agent_id(i.number, a.leader) as leader_id, a.agency as intermediary_unified_code, a.practice_number,
    a.registered_on, a.deregistered_on, a.joined_on, a.left_on, d.account_id as commission_account
from agent a
join insurer i on i.no = a.insurer
join person h on h.no = a.person
join period p on a.joined_on <= p.period
left join (select owner, min(no) as no from deposit where owner_kind = 'person' and kind = 'demand' group by all) m on m.owner = a.person
left join deposit d on d.no = m.no
