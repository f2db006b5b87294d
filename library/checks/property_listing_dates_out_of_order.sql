/*---
title:
  zh: 不动产名录日期颠倒
  en: Dates of a listed property are out of order
severity: error
table: property_listing
column: listed_on
dimension: validity
message:
  zh: "{file}第{line}行：列入{listing_number}列入日{value}晚于移出日{removed_on}，请核对。"
  en: "{file}, line {line}: listing {listing_number} of {value} is later than its removal {removed_on}. Check the dates."
---*/
select institution_id, period, _file, _line, listed_on as value, listing_number, removed_on
from property_listing
where listed_on > removed_on
