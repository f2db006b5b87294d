/*---
title:
  zh: 澳大利亚保险公司最低资本填报为零
  en: The minimum capital of an Australian insurer is filed as zero
severity: error
table: report_item
column: value
dimension: validity
message:
  zh: "{file}第{line}行：最低资本为{value}；持牌公司的最低资本要求大于零，请补报资本报表。"
  en: "{file}, line {line}: the minimum capital is {value}; a licensed insurer's is above zero. File the capital return."
---*/
select institution_id, period, _file, _line, value
from report_item
where report = 'APRA_capital' and item = 'minimum_capital' and value <= 0
