/*---
title:
  zh: 合作互联网贷款超过全部贷款的一半
  en: Loans with online partners are over half of all loans
question:
  zh: 哪些银行与合作方共同发放的互联网贷款超过全部贷款余额的规定比例？
  en: Which banks have loans with online partners over the permitted share of all their loans?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: online_loan.partner_total_limit}]
clue:
  zh: 机构{institution_id}合作互联网贷款余额{amount:money}元，占全部贷款{measure:percent}，超过{threshold:percent}。
  en: Bank {institution_id} has {amount:money} of loans with online partners, {measure:percent} of all its loans, over {threshold:percent}.
limits:
  zh: 以借据余额合计为分母，不含票据转贴现之外的表外业务。
  en: The receipts filed are the denominator; business off the books is not in it.
---*/
with lent as (
    select
        loan.institution_id,
        sum(loan.principal_balance) as lent,
        sum(case when online.contract_id is not null then loan.principal_balance else 0 end) as with_partner
    from loan
    left join online_loan as online
        on loan.institution_id = online.institution_id
        and loan.contract_id = online.contract_id
        and online.business_mode = 'partner'
    group by loan.institution_id
),
partner as (
    select
        institution_id,
        list(distinct partnership_id) as partnership_id
    from online_loan_partnership
    group by institution_id
)
select
    lent.institution_id,
    lent.institution_id as subject_id,
    lent.with_partner / nullif(lent.lent, 0) as measure,
    param('online_loan.partner_total_limit', as_of) as threshold,
    lent.with_partner as amount,
    -- evidence
    partner.partnership_id
from lent
inner join partner on lent.institution_id = partner.institution_id
where lent.with_partner > param('online_loan.partner_total_limit', as_of) * lent.lent
