/*---
title:
  zh: 接受有异议登记或他人预告登记的房产作押品
  en: Property under objection or another's pre-notice is accepted as collateral
question:
  zh: 哪些在用押品在设定担保时登记簿上已有有效的异议登记或他人的预告登记，银行仍予接受并报送为正常？
  en: On which collateral in use did an objection or another's pre-notice already stand when it was pledged, and the bank accepted it as good?
kind: anomaly
subject: property
recipient: institution
severity: high
law: [{parameter: registration.priority_notice_days}]
clue:
  zh: 权证{title_number}所在不动产单元自{noted_on}起有异议登记或他人的预告登记，{measure}天后仍于{starts_on}被接受为押品，所担保贷款余额{amount:money}元；未经预告权利人同意的处分不发生物权效力，请核实同意文件和权属。
  en: An objection or another's pre-notice had stood on the unit of title {title_number} since {noted_on} when it was accepted as collateral on {starts_on}, {measure} days later; loans secured {amount:money}. Without the holder's consent a disposal takes no effect; check the consent and the title.
limits:
  zh: 预告权利人书面同意或共有人持有预告登记的会误报；最高额抵押续做新合同的会误报。异议是否失效以登记的起诉期限和起诉日期为准。
  en: False alarms are a holder who consented in writing, one who owns the unit with the pledgor, and a new contract under an old maximum-amount mortgage. Whether an objection lapsed goes by its registered term and suit.
---*/
with accepted as (
    select
        piece.institution_id,
        piece.title_number,
        piece.collateral_id,
        piece.guarantee_contract_id,
        piece.secured_contract_id,
        piece.starts_on,
        piece.debt,
        noted.objection_number,
        noted.pre_notice_number,
        noted.registered_on as noted_on,
        row_number() over (
            partition by piece.institution_id, piece.title_number order by noted.registered_on, noted.note_number, piece.starts_on
        ) as place
    from collateral_in_use as piece
    inner join property_title as title on piece.title_number = title.title_number
    inner join unit_note as noted on title.unit_code = noted.unit_code
    where
        piece.collateral_status = 'normal'
        and noted.registered_on < piece.starts_on
        and (noted.ended_on is null or noted.ended_on > piece.starts_on)
        and (noted.stands_until is null or noted.stands_until >= piece.starts_on)
        and (noted.holder_id_number is null or noted.holder_id_number != piece.owner_id_number)
)
select
    institution_id,
    title_number as subject_id,
    date_diff('day', noted_on, starts_on) as measure,
    0 as threshold,
    -- evidence
    title_number,
    collateral_id,
    guarantee_contract_id,
    secured_contract_id,
    objection_number,
    pre_notice_number,
    noted_on,
    starts_on,
    debt as amount
from accepted
where place = 1
