/*---
title:
  zh: 保证人对外担保远超净资产
  en: Guarantor has guaranteed far more than its net assets
question:
  zh: 哪些保证人在各银行的有效保证合计远超其净资产，已无代偿能力？
  en: Which guarantors have given guarantees at all banks far above their net assets, so that they could not pay?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: screening.guarantee_net_asset_multiple}, {parameter: keywords.guarantee_company}]
clue:
  zh: 保证人{subject_id}在{banks}家机构的有效保证合计{amount:money}元，超过净资产{net_assets:money}元的{threshold}倍。
  en: Guarantor {subject_id} has guarantees of {amount:money} in force at {banks} institution(s), more than {threshold} times its net assets of {net_assets:money}.
limits:
  zh: 净资产以各行报送中的最大值为准；融资担保公司按户名排除。净资产为零或为负的倍数不计。
  en: Net assets are the largest that any bank filed; guarantee companies are left out by name. With net assets of zero or less no multiple is shown.
---*/
with given as (
    select
        guarantor.guarantor_id_number,
        guarantor.institution_id,
        guarantor.guarantee_contract_id,
        max(guarantor.net_assets) as net_assets,
        max(contract.amount) as amount
    from guarantor
    inner join guarantee_contract as contract
        on guarantor.institution_id = contract.institution_id
        and guarantor.guarantee_contract_id = contract.guarantee_contract_id
    where
        guarantor.guarantee_status = 'active'
        and contract.guarantee_status = 'active'
        and not regexp_matches(guarantor.guarantor_name, param('keywords.guarantee_company', as_of))
    group by guarantor.guarantor_id_number, guarantor.institution_id, guarantor.guarantee_contract_id
),
overextended as (
    select
        guarantor_id_number,
        count(distinct institution_id) as banks,
        max(net_assets) as net_assets,
        sum(amount) as amount
    from given
    group by guarantor_id_number
    having
        max(net_assets) is not null
        and sum(amount) > param('screening.guarantee_net_asset_multiple', as_of) * greatest(max(net_assets), 0)
)
select
    given.institution_id,
    given.guarantor_id_number as subject_id,
    overextended.banks,
    overextended.net_assets,
    overextended.amount / nullif(greatest(overextended.net_assets, 0), 0) as measure,
    param('screening.guarantee_net_asset_multiple', as_of) as threshold,
    overextended.amount,
    -- evidence
    given.guarantor_id_number,
    list(distinct given.guarantee_contract_id) as guarantee_contract_id
from overextended
inner join given on overextended.guarantor_id_number = given.guarantor_id_number
group by
    given.institution_id, given.guarantor_id_number, overextended.banks, overextended.net_assets, overextended.amount
