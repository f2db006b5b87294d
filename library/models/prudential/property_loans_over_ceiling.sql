/*---
title:
  zh: 房地产贷款占比超过上限
  en: Property loans are over the ceiling
question:
  zh: 哪些银行的房地产贷款占各项贷款的比例超过所在档次的上限？
  en: Which banks have a share of property loans over the ceiling of their tier?
kind: breach
subject: institution
recipient: institution
severity: high
law:
  - {parameter: property_loan.real_estate_share_tier_1}
  - {parameter: property_loan.real_estate_share_tier_2}
  - {parameter: property_loan.real_estate_share_tier_3}
  - {parameter: screening.property_tier_1_assets}
  - {parameter: screening.property_tier_2_assets}
clue:
  zh: 截至{reported_on}，机构{institution_id}房地产贷款占各项贷款{measure:percent}，超过{threshold:percent}，超出{amount:money}元。
  en: On {reported_on} property loans are {measure:percent} of the loans of bank {institution_id}, over {threshold:percent}; {amount:money} too much.
limits:
  zh: 档次以监管名单为准，这里按总资产推定并取可能的最宽一档；县域农合机构和村镇银行上限更低，可能漏报；地方在2.5个百分点内的上调及过渡期未计入，可能误报。
  en: The tier follows a list; here it is taken from total assets, the widest that may apply. County cooperatives and village banks have lower limits and may escape; local increases of up to 2.5 points and transition periods are not known and may raise false alarms.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'property_loans' then value end) as lent,
        sum(case when item = 'loans' then value end) as loans,
        sum(case when item = 'total_assets' then value end) as total_assets,
        list(report) as report,
        list(item) as item
    from report_item
    where
        (report = 'S67' and item = 'property_loans')
        or (report = 'G01' and item in ('loans', 'total_assets'))
    group by institution_id
),
bound as (
    select
        institution_id,
        reported_on,
        lent,
        loans,
        case
            when total_assets >= param('screening.property_tier_1_assets', reported_on)
                then param('property_loan.real_estate_share_tier_1', reported_on)
            when total_assets >= param('screening.property_tier_2_assets', reported_on)
                then param('property_loan.real_estate_share_tier_2', reported_on)
            when total_assets is not null then param('property_loan.real_estate_share_tier_3', reported_on)
        end as ceiling,
        report,
        item
    from filed
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    lent / nullif(loans, 0) as measure,
    ceiling as threshold,
    lent - ceiling * loans as amount,
    -- evidence
    report,
    item
from bound
where lent > ceiling * loans
