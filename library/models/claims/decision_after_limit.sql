/*---
title:
  zh: 赔案材料齐全后超过三十日未核定
  en: Claim not decided within thirty days of complete materials
question:
  zh: 哪些赔案在索赔材料齐全之后超过法定期限才核定，或者至今没有核定？
  en: Which claims were decided later than the statutory limit after the materials were complete, or are still undecided?
kind: breach
subject: claim
recipient: institution
severity: medium
law: [{parameter: insurance_law.decision_days}]
clue:
  zh: 赔案{claim_id}材料于{materials_complete_on}齐全，历时{measure}天，超过{threshold}天的核定期限，索赔金额{amount:money}元。
  en: Claim {claim_id}, complete since {materials_complete_on}, took {measure} days, over the limit of {threshold} for a decision; claimed {amount:money}.
limits:
  zh: 合同另有约定的除外；把材料齐全日期往后填的看不出来；不复杂的赔案法律要求更快，本模型不查。
  en: Contracts may agree otherwise; a later date of completeness escapes; the law wants simple claims decided sooner, which is not looked at here.
---*/
select
    institution_id,
    claim_id as subject_id,
    date_diff('day', materials_complete_on, coalesce(assessed_on, as_of)) as measure,
    param('insurance_law.decision_days', materials_complete_on) as threshold,
    -- evidence
    claim_id,
    materials_complete_on,
    coalesce(claimed_amount, approved_amount, reserve) as amount
from claim
where
    claim_status <> 'cancelled'
    and coalesce(decision, 'paid') <> 'withdrawn'
    and date_diff('day', materials_complete_on, coalesce(assessed_on, as_of))
    > param('insurance_law.decision_days', materials_complete_on)
