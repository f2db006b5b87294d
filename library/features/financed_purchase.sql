/*---
title: {zh: 按揭贷款对应的购房, en: The purchase behind a mortgage}
about: {zh: 一行一笔住房按揭及其所购房屋：存量房按押品权证对转移登记，预售房按买受人对网签合同。, en: "One row a home mortgage and the home bought with it: an existing home by the title pledged, a pre-sale home by its buyer."}
---*/
with mortgage as (
    select institution_id, loan_id, contract_id, customer_id, id_number, loan_amount, principal_balance, issued_on
    from personal_loan
    where loan_type = 'mortgage'
),
existing as (
    select
        mortgage.institution_id,
        mortgage.loan_id,
        min(sale.transfer_id) as transfer_id,
        min(piece.collateral_id) as collateral_id,
        min(piece.guarantee_contract_id) as guarantee_contract_id,
        min(piece.initial_value) as initial_value,
        min(sale.seller_id_number) as seller_id_number,
        min(sale.signed_on) as signed_on,
        min(sale.price) as price
    from mortgage
    inner join guarantee_contract as guarantee
        on mortgage.institution_id = guarantee.institution_id and mortgage.contract_id = guarantee.secured_contract_id
    inner join collateral as piece
        on
            guarantee.institution_id = piece.institution_id
            and guarantee.guarantee_contract_id = piece.guarantee_contract_id
    inner join property_transfer as sale
        on piece.title_number = sale.title_number and mortgage.id_number = sale.buyer_id_number
    where sale.transfer_kind = 'sale' and sale.price > 0
    group by mortgage.institution_id, mortgage.loan_id
),
presale as (
    select
        mortgage.institution_id,
        mortgage.loan_id,
        sale.contract_number,
        sale.project_id,
        sale.signed_on,
        sale.price,
        row_number() over (
            partition by mortgage.institution_id, mortgage.loan_id order by sale.signed_on desc, sale.contract_number
        ) as place
    from mortgage
    inner join presale_contract as sale on mortgage.id_number = sale.buyer_id_number
    where
        sale.cancelled_on is null
        and sale.loan_amount > 0
        and mortgage.issued_on between sale.signed_on and add_days(sale.signed_on, param('screening.purchase_match_days', as_of))
)
select
    mortgage.institution_id,
    mortgage.loan_id,
    mortgage.customer_id,
    mortgage.id_number,
    mortgage.loan_amount,
    mortgage.principal_balance,
    mortgage.issued_on,
    existing.transfer_id,
    existing.collateral_id,
    existing.guarantee_contract_id,
    existing.initial_value,
    existing.seller_id_number,
    presale.contract_number,
    presale.project_id,
    coalesce(existing.signed_on, presale.signed_on) as signed_on,
    coalesce(existing.price, presale.price) as price
from mortgage
left join existing on mortgage.institution_id = existing.institution_id and mortgage.loan_id = existing.loan_id
left join presale
    on
        mortgage.institution_id = presale.institution_id
        and mortgage.loan_id = presale.loan_id
        and presale.place = 1
        and existing.loan_id is null
where coalesce(existing.price, presale.price) > 0
