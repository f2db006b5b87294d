/*---
title: {zh: 不动产单元上的异议和预告, en: Objections and pre-notices of each unit}
about: {zh: 一行一次异议登记或转移预告登记，及其依法自行失效前的最后一日；没有期限的为空。, en: "One row an objection or a pre-notice of a transfer, and the last day on which it stands by itself; empty without a term."}
---*/
select
    unit_code,
    objection_number as note_number,
    objection_number,
    null as pre_notice_number,
    null as holder_id_number,
    registered_on,
    ended_on,
    case when sued_on is null then lapses_on end as stands_until
from property_objection
union all
select
    unit_code,
    pre_notice_number as note_number,
    null as objection_number,
    pre_notice_number,
    holder_id_number,
    registered_on,
    ended_on,
    add_days(registrable_on, param('registration.priority_notice_days', registrable_on)) as stands_until
from property_pre_notice
