/*---
title:
  zh: 股权质押过半的股东未限制表决权
  en: Shareholder with half its stock pledged still votes
question:
  zh: 哪些股东质押本行股权达到持股的一半，表决权仍未被限制？
  en: Which shareholders have pledged half of their stock in the bank and still vote?
kind: breach
subject: firm
recipient: institution
severity: medium
law: [{parameter: shareholder.pledge_share_limit}, {parameter: screening.percent}]
clue:
  zh: "{party_name}质押所持本行股权的{measure:percent}，达到{threshold:percent}，仍未限制其权利；持股比例为{holding_ratio}%。"
  en: "{party_name} has pledged {measure:percent} of its stock in the bank, {threshold:percent} or more, and its rights are not restricted; it holds {holding_ratio} percent."
limits:
  zh: 只看报送的质押比例和限权标志；只受理报送范围内的股东。
  en: It sees the filed share pledged and the flag only, of the shareholders that are filed.
---*/
select
    institution_id,
    party_id_number as subject_id,
    party_name,
    holding_ratio,
    pledged_ratio / param('screening.percent', as_of) as measure,
    param('shareholder.pledge_share_limit', as_of) as threshold,
    -- evidence
    party_id_number
from related_party
where
    party_status = 'valid'
    and holding_ratio > 0
    and not coalesce(is_restricted, false)
    and pledged_ratio >= param('shareholder.pledge_share_limit', as_of) * param('screening.percent', as_of)
