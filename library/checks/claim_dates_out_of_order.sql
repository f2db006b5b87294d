/*---
title:
  zh: 赔案报案日期早于出险日期
  en: A claim was reported before it occurred
severity: error
table: claim
column: reported_on
dimension: validity
message:
  zh: "{file}第{line}行：赔案{claim_id}报案日{value}早于出险日{occurred_on}或晚于结案日{closed_on}，请核对。"
  en: "{file}, line {line}: claim {claim_id} was reported on {value}, before it occurred on {occurred_on} or after it was closed on {closed_on}. Check the dates."
---*/
select institution_id, period, _file, _line, reported_on as value, claim_id, occurred_on, closed_on
from claim
where reported_on < occurred_on or closed_on < reported_on
