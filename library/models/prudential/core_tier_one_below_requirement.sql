/*---
title:
  zh: 核心一级资本充足率低于要求
  en: Core tier one ratio is below the requirement
question:
  zh: 哪些银行的核心一级资本充足率低于最低要求与储备资本要求之和？
  en: Which banks have a core tier one ratio below the minimum and the conservation buffer together?
kind: breach
subject: institution
recipient: institution
severity: critical
law:
  - {parameter: capital.core_tier_one_minimum}
  - {parameter: capital.conservation_buffer}
  - {parameter: capital.third_tier_core_minimum}
  - {parameter: capital.second_tier_assets}
clue:
  zh: 截至{reported_on}，机构{institution_id}核心一级资本充足率为{measure:percent}，低于要求的{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} bank {institution_id} has a core tier one ratio of {measure:percent}, under the {threshold:percent} required; {amount:money} short.
limits:
  zh: 第三档银行按调整后表内外资产推定，未报送G44的按总资产推定；附加资本、逆周期资本未计入。
  en: A third-tier bank is known by its adjusted assets, or by total assets when G44 is not filed; surcharges and the countercyclical buffer are left out.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'core_tier_one_net_capital' then value end) as core_tier_one_net_capital,
        sum(case when item = 'risk_weighted_assets' then value end) as risk_weighted_assets,
        sum(case when item = 'adjusted_on_balance_assets' then value end) as adjusted_on_balance_assets,
        sum(case when item = 'adjusted_off_balance_items' then value end) as adjusted_off_balance_items,
        sum(case when item = 'total_assets' then value end) as total_assets,
        list(report) as report,
        list(item) as item
    from report_item
    where
        (report = 'G40' and item in ('core_tier_one_net_capital', 'risk_weighted_assets'))
        or (report = 'G44' and item in ('adjusted_on_balance_assets', 'adjusted_off_balance_items'))
        or (report = 'G01' and item = 'total_assets')
    group by institution_id
),
bound as (
    select
        institution_id,
        reported_on,
        core_tier_one_net_capital,
        risk_weighted_assets,
        case
            when coalesce(adjusted_on_balance_assets + adjusted_off_balance_items, total_assets)
                < param('capital.second_tier_assets', reported_on)
                then param('capital.third_tier_core_minimum', reported_on)
            else param('capital.core_tier_one_minimum', reported_on)
                + param('capital.conservation_buffer', reported_on)
        end as required,
        report,
        item
    from filed
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    core_tier_one_net_capital / nullif(risk_weighted_assets, 0) as measure,
    required as threshold,
    required * risk_weighted_assets - core_tier_one_net_capital as amount,
    -- evidence
    report,
    item
from bound
where core_tier_one_net_capital < required * risk_weighted_assets
