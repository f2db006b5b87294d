/*---
title:
  zh: 普惠型小微贷款报表数高于借据合计
  en: Inclusive loans in the return exceed the receipts
question:
  zh: 哪些银行普惠金融报表的普惠型小微企业贷款余额明显高于借据合计？
  en: Which banks report more inclusive small-firm loans than their receipts add up to?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: screening.report_tolerance}]
clue:
  zh: 机构{institution_id}普惠金融报表余额{reported:money}元，借据合计{receipts:money}元，多报{amount:money}元，差异{measure:percent}，超过{threshold:percent}。
  en: "Bank {institution_id} reports {reported:money} of inclusive loans while its receipts add up to {receipts:money}: {amount:money} or {measure:percent} more, over {threshold:percent}."
limits:
  zh: 只看多报；借据标志本身不实的另有模型；外币借据按原币金额相加。
  en: It sees too much only; wrong marks on receipts are for other models, and receipts in foreign currency are added as they stand.
---*/
with receipt as (
    select
        institution_id,
        sum(case when is_inclusive_small_firm then principal_balance else 0 end) as receipts
    from loan
    group by institution_id
)
select
    filed.institution_id,
    filed.institution_id as subject_id,
    filed.value as reported,
    receipt.receipts,
    (filed.value - receipt.receipts) / nullif(filed.value, 0) as measure,
    param('screening.report_tolerance', as_of) as threshold,
    filed.value - receipt.receipts as amount,
    -- evidence
    filed.report,
    filed.item
from report_item as filed
inner join receipt on filed.institution_id = receipt.institution_id
where
    filed.report = 'S71'
    and filed.item = 'inclusive_small_firm_loans'
    and filed.value - receipt.receipts > param('screening.report_tolerance', as_of) * filed.value
