/*---
title: {zh: 在用押品, en: Collateral in use}
about: {zh: 一行一件有效押品及其担保的一份尚有余额的信贷合同。, en: "One row a piece of collateral in force and a credit contract with principal outstanding that it secures."}
---*/
select
    piece.institution_id,
    piece.collateral_id,
    piece.guarantee_contract_id,
    guarantee.secured_contract_id,
    guarantee.guarantee_type,
    guarantee.amount as guaranteed_amount,
    guarantee.starts_on,
    debt.customer_id,
    debt.loan_ids,
    debt.is_purchase,
    debt.debt,
    piece.collateral_type,
    case
        when piece.collateral_type in ('residential', 'commercial_property', 'industrial_property', 'land', 'construction_in_progress')
            then 1
        else 0
    end as is_real_estate,
    piece.collateral_status,
    piece.claim_rank,
    piece.initial_value,
    piece.latest_value,
    piece.owner_name,
    piece.owner_id_number,
    piece.title_number,
    piece.pledge_certificate_number
from collateral as piece
inner join guarantee_contract as guarantee
    on
        piece.institution_id = guarantee.institution_id
        and piece.guarantee_contract_id = guarantee.guarantee_contract_id
inner join contract_debt as debt
    on
        guarantee.institution_id = debt.institution_id
        and guarantee.secured_contract_id = debt.contract_id
where piece.guarantee_status = 'active' and guarantee.guarantee_status = 'active'
