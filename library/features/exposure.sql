/*---
title: {zh: 各机构的敞口, en: Exposures of each institution}
about: {zh: 一行一家机构对一个不动产单元、一家企业或一个人的现有敞口，附机构自己的编号；不论数额。, en: "One row an institution's live exposure to a unit, a firm or a person, with the institution's own reference, whatever the amount."}
---*/
with live as (
    select
        institution_id,
        'unit' as subject_kind,
        unit_code as subject_id,
        1 as is_mortgagee,
        mortgage_number as reference,
        0 as is_owed
    from registered_mortgage
    where registered_on <= as_of and (cancelled_on is null or cancelled_on > as_of)
    union all
    select
        piece.institution_id,
        'unit' as subject_kind,
        title.unit_code as subject_id,
        0 as is_mortgagee,
        piece.collateral_id as reference,
        1 as is_owed
    from collateral_in_use as piece
    inner join property_title as title on piece.title_number = title.title_number
    where piece.is_real_estate = 1
    union all
    select
        loan.institution_id,
        loan.borrower_kind as subject_kind,
        customer.id_number as subject_id,
        0 as is_mortgagee,
        customer.customer_id as reference,
        1 as is_owed
    from loan
    inner join customer
        on
            loan.institution_id = customer.institution_id
            and loan.borrower_kind = customer.customer_nature
            and loan.customer_id = customer.customer_id
    where loan.principal_balance > 0
)
select
    institution_id,
    subject_kind,
    subject_id,
    max(is_mortgagee) as is_mortgagee,
    min(reference) as reference,
    max(is_owed) as is_owed
from live
where subject_id is not null
group by institution_id, subject_kind, subject_id
