/*---
title:
  zh: 流动性匹配率低于下限
  en: Liquidity matching ratio is below the minimum
question:
  zh: 哪些银行加权资金来源低于加权资金运用？
  en: Which banks have weighted sources of funds below weighted uses?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: liquidity.matching_ratio_minimum}]
clue:
  zh: 截至{reported_on}，机构{institution_id}流动性匹配率为{measure:percent}，低于{threshold:percent}，缺口{amount:money}元。
  en: On {reported_on} bank {institution_id} has a liquidity matching ratio of {measure:percent}, under {threshold:percent}; {amount:money} short.
limits:
  zh: 折算率由报送机构自行套用，套用错误看不出来。
  en: The bank applies the weights itself; a wrong weight is not seen.
---*/
with filed as (
    select
        institution_id,
        max(period) as reported_on,
        sum(case when item = 'weighted_funding_sources' then value end) as weighted_funding_sources,
        sum(case when item = 'weighted_funding_uses' then value end) as weighted_funding_uses,
        list(report) as report,
        list(item) as item
    from report_item
    where report = 'G22' and item in ('weighted_funding_sources', 'weighted_funding_uses')
    group by institution_id
)
select
    institution_id,
    institution_id as subject_id,
    reported_on,
    weighted_funding_sources / nullif(weighted_funding_uses, 0) as measure,
    param('liquidity.matching_ratio_minimum', reported_on) as threshold,
    param('liquidity.matching_ratio_minimum', reported_on) * weighted_funding_uses
    - weighted_funding_sources as amount,
    -- evidence
    report,
    item
from filed
where weighted_funding_sources < param('liquidity.matching_ratio_minimum', reported_on) * weighted_funding_uses
