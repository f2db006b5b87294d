/*---
title:
  zh: 单一合作方互联网贷款集中度超限
  en: Loans with one online partner are over the limit
question:
  zh: 哪些合作方的互联网贷款余额超过银行一级资本净额的规定比例？
  en: Which partners stand behind online loans over the permitted share of tier one capital?
kind: breach
subject: firm
recipient: institution
severity: high
law: [{parameter: online_loan.single_partner_limit}]
clue:
  zh: 与{partner_name}合作的互联网贷款{loans}笔，余额{amount:money}元，占一级资本净额{measure:percent}，超过{threshold:percent}。
  en: "Online loans with {partner_name}: {loans} for {amount:money}, {measure:percent} of tier one capital, over {threshold:percent}."
limits:
  zh: 合作方的关联方未合并计算；合作方证件号码未填的以名称区分。
  en: Affiliates of the partner are not added; a partner without an ID number goes by its name.
---*/
select
    online.institution_id,
    coalesce(partnership.partner_id_number, partnership.partner_name) as subject_id,
    max(partnership.partner_name) as partner_name,
    count(distinct loan.loan_id) as loans,
    sum(loan.principal_balance) / nullif(max(capital.tier_one_net_capital), 0) as measure,
    param('online_loan.single_partner_limit', as_of) as threshold,
    sum(loan.principal_balance) as amount,
    -- evidence
    list(distinct partnership.partnership_id) as partnership_id,
    list(distinct loan.loan_id) as loan_id
from online_loan as online
inner join online_loan_partnership as partnership
    on online.institution_id = partnership.institution_id and online.partnership_id = partnership.partnership_id
inner join loan on online.institution_id = loan.institution_id and online.contract_id = loan.contract_id
inner join net_capital as capital on online.institution_id = capital.institution_id
where online.business_mode = 'partner' and loan.principal_balance > 0
group by online.institution_id, coalesce(partnership.partner_id_number, partnership.partner_name)
having
    sum(loan.principal_balance) > param('online_loan.single_partner_limit', as_of) * max(capital.tier_one_net_capital)
