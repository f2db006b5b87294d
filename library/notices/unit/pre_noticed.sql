/*---
code: C7
title:
  zh: 押品上有他人的预告登记
  en: Another's pre-notice stands on collateral
question:
  zh: 机构有敞口的不动产单元上，有哪些权利人不是抵押人的有效预告登记？
  en: Which pre-notices of others than the mortgagor stand on units in which an institution has an exposure?
subject: unit
severity: medium
service: real_estate.pre_notice
when: change
unique: [pre_notice_number]
law: [{parameter: registration.priority_notice_days}]
clue:
  zh: 不动产单元{subject_id}（贵行编号{reference}）自{registered_on}起有他人的预告登记（{pre_notice_kind}）；未经其同意处分该不动产不发生物权效力，请查询核对。
  en: "Another's pre-notice ({pre_notice_kind}) stands on property unit {subject_id} (your reference {reference}) since {registered_on}; without its holder's consent no disposal takes effect. Ask and check."
limits:
  zh: 预购人自己以该房抵押的不提示；抵押人与预告权利人为夫妻等共有人的会误报。不告知权利人是谁。
  en: A buyer's own mortgage of the house bought is left out; a holder who owns the unit with the mortgagor is a false alarm. Who holds it is not told.
---*/
with own as (
    select institution_id, unit_code, mortgagor_id_number as party
    from registered_mortgage
    where cancelled_on is null or cancelled_on > as_of
    union
    select
        piece.institution_id,
        title.unit_code,
        piece.owner_id_number as party
    from collateral_in_use as piece
    inner join property_title as title on piece.title_number = title.title_number
)
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    date_diff('day', notice.registered_on, as_of) as measure,
    0 as threshold,
    -- evidence
    notice.pre_notice_number,
    notice.pre_notice_kind,
    notice.registered_on
from exposure
inner join property_pre_notice as notice on exposure.subject_id = notice.unit_code
left join own
    on
        exposure.institution_id = own.institution_id
        and notice.unit_code = own.unit_code
        and notice.holder_id_number = own.party
where
    exposure.subject_kind = 'unit'
    and own.party is null
    and notice.registered_on <= as_of
    and (notice.ended_on is null or notice.ended_on > as_of)
    and (
        notice.registrable_on is null
        or add_days(notice.registrable_on, param('registration.priority_notice_days', notice.registrable_on)) >= as_of
    )
