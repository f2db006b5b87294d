/*---
title:
  zh: 借款人担保成圈
  en: Borrowers guarantee each other in a ring
question:
  zh: 哪些借款人之间的保证首尾相接成圈，担保实质落空？
  en: Which borrowers guarantee each other in a closed ring, so that no guarantee is worth anything?
kind: anomaly
subject: group
recipient: institution
severity: high
law: [{parameter: screening.guarantee_ring_length}]
clue:
  zh: "{measure}户借款人保证首尾相接成圈，涉及担保合同{guarantee_contract_id}，在本机构担保金额合计{amount:money}元。"
  en: "{measure} borrowers guarantee each other in a ring through contracts {guarantee_contract_id}; the guarantees at this institution add up to {amount:money}."
limits:
  zh: 最多看六户；两户互保也算成圈。经隐名代持连接的圈看不出来。
  en: Up to six members; two that guarantee each other are a ring too. Rings closed through straw men are not seen.
---*/
with edge as (
    select
        giver.ring_id,
        giver.length,
        guarantee_edge.from_id,
        guarantee_edge.to_id
    from guarantee_ring as giver
    inner join guarantee_edge on giver.member_id = guarantee_edge.from_id
    inner join guarantee_ring as taker
        on giver.ring_id = taker.ring_id and guarantee_edge.to_id = taker.member_id
    where giver.length <= param('screening.guarantee_ring_length', as_of)
),
contract as (
    select distinct
        edge.ring_id,
        edge.length,
        guarantor.institution_id,
        guarantor.guarantee_contract_id,
        given.secured_contract_id,
        given.amount
    from edge
    inner join guarantor on edge.from_id = guarantor.guarantor_id_number and guarantor.guarantee_status = 'active'
    inner join guarantee_contract as given
        on guarantor.institution_id = given.institution_id
        and guarantor.guarantee_contract_id = given.guarantee_contract_id
        and given.guarantee_status = 'active'
    inner join credit_contract as secured
        on given.institution_id = secured.institution_id and given.secured_contract_id = secured.contract_id
    inner join customer
        on secured.institution_id = customer.institution_id
        and secured.customer_id = customer.customer_id
        and edge.to_id = customer.id_number
)
select
    institution_id,
    ring_id as subject_id,
    length as measure,
    param('screening.guarantee_ring_length', as_of) as threshold,
    sum(amount) as amount,
    -- evidence
    list(guarantee_contract_id) as guarantee_contract_id,
    list(secured_contract_id) as secured_contract_id
from contract
group by institution_id, ring_id, length
