/*---
title: {zh: 关联方授信, en: Credit to related parties}
about: {zh: 一行一名关联方的一笔表内外授信：借据、银行承兑汇票、保函，扣除保证金；关联方以证件号码与客户对应，不依赖报送的客户号。, en: "One row a credit to a related party: receipt, accepted bill or letter of guarantee, less margin; parties are matched to customers by ID number and not by the customer number filed."}
---*/
with party as (
    select
        related_party.institution_id,
        related_party.party_id_number,
        related_party.relation_type,
        customer.customer_id
    from related_party
    inner join customer
        on related_party.institution_id = customer.institution_id and related_party.party_id_number = customer.id_number
    where related_party.party_status = 'valid'
),
credit as (
    select institution_id, customer_id, contract_id, loan_id, null as bill_number, issued_on, loan_amount as granted,
        principal_balance as credit
    from loan
    where
        principal_balance > 0
        and loan_type <> 'entrusted'
        and customer_id in (select customer_id from party)
    union all
    select institution_id, customer_id, null as contract_id, null as loan_id, bill_number, drawn_on as issued_on,
        face_amount - margin_amount as granted, face_amount - margin_amount as credit
    from bill_issued
    where bill_status = 'normal' and matures_on >= as_of
    union all
    select institution_id, customer_id, guarantee_letter_id as contract_id, null as loan_id, null as bill_number,
        starts_on as issued_on, amount - margin_amount as granted, balance - margin_amount as credit
    from guarantee_letter
    where letter_status = 'normal' and matures_on >= as_of
)
select
    party.institution_id,
    party.party_id_number,
    party.relation_type,
    party.customer_id,
    credit.contract_id,
    credit.loan_id,
    credit.bill_number,
    credit.issued_on,
    credit.granted,
    credit.credit
from party
inner join credit on party.institution_id = credit.institution_id and party.customer_id = credit.customer_id
