/*---
title:
  zh: 合作方出资比例低于下限
  en: Partner funds less than the minimum share
question:
  zh: 哪些共同出资的互联网贷款，合作方出资比例低于监管下限？
  en: In which joint online loans does the partner fund less than the required share?
kind: breach
subject: contract
recipient: institution
severity: medium
law: [{parameter: online_loan.partner_share_minimum}, {parameter: keywords.joint_lending}]
clue:
  zh: 合同{contract_id}与{partner_name}共同出资，合作方出资{partner_liability:money}元，占{measure:percent}，低于{threshold:percent}。
  en: In contract {contract_id} the partner {partner_name} funds {partner_liability:money}, {measure:percent} and under {threshold:percent}.
limits:
  zh: 按合同金额计算；合作方式文字未写明共同出资的看不出来。存量业务过渡期内的会误报。
  en: It is measured on the contract amount; a partnership whose words do not name joint lending escapes. Old business under transition raises false alarms.
---*/
select
    online.institution_id,
    online.contract_id as subject_id,
    partnership.partner_name,
    online.partner_liability,
    online.partner_liability / nullif(contract.contract_amount, 0) as measure,
    param('online_loan.partner_share_minimum', contract.starts_on) as threshold,
    contract.contract_amount as amount,
    -- evidence
    online.contract_id,
    online.partnership_id
from online_loan as online
inner join online_loan_partnership as partnership
    on online.institution_id = partnership.institution_id and online.partnership_id = partnership.partnership_id
inner join credit_contract as contract
    on online.institution_id = contract.institution_id and online.contract_id = contract.contract_id
where
    online.business_mode = 'partner'
    and contract.contract_status = 'active'
    and regexp_matches(partnership.cooperation, param('keywords.joint_lending', as_of))
    and online.partner_liability
    < param('online_loan.partner_share_minimum', contract.starts_on) * contract.contract_amount
