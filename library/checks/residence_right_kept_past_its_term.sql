/*---
title:
  zh: 居住权期限届满仍列为有效
  en: A right of residence is kept past its term
severity: doubt
table: property_residence_right
column: ended_on
dimension: consistency
message:
  zh: "{file}第{line}行：居住权{residence_number}期限已于{ends_on}届满，消灭日期仍为空，请核对是否已消灭。"
  en: "{file}, line {line}: the term of right of residence {residence_number} ended on {ends_on}, and no end is noted. Check whether it has ended."
---*/
select institution_id, period, _file, _line, ended_on as value, residence_number, ends_on
from property_residence_right
where ends_on < period and ended_on is null
