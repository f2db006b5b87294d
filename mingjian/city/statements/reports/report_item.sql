select null::varchar as institution_id, null::date as period, null::varchar as report, null::varchar as item, 0 as value where false
