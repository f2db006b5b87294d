/*---
title:
  zh: 以已死亡农户名义投保农业保险
  en: Farm insurance in the name of a dead farmer
question:
  zh: 哪些农险标的的农户在起保之前已经死亡？
  en: Of which farm subjects was the farmer already dead when cover began?
kind: breach
subject: property
recipient: institution
severity: high
law: [{parameter: civil_code.capacity_days_after_death}]
clue:
  zh: 标的{subject_id}的农户于{died_on}死亡，{measure}天后仍以其名义起保，财政补贴{amount:money}元，涉嫌冒用农户身份。
  en: The farmer of subject {subject_id} died on {died_on}; cover in his name began {measure} days later with {amount:money} of subsidy. The name may have been misused.
limits:
  zh: 家庭成员续种而清单未更名的会误报；只看本地死亡登记。
  en: A family that farms on under the old name raises a false alarm; only local deaths are seen.
---*/
select
    subject.institution_id,
    subject.subject_id,
    date_diff('day', death.died_on, subject.starts_on) as measure,
    param('civil_code.capacity_days_after_death', subject.starts_on) as threshold,
    -- evidence
    subject.policy_id,
    death.id_number,
    death.died_on,
    subject.central_subsidy + subject.local_subsidy as amount
from farm_subject as subject
inner join death on subject.farmer_id_number = death.id_number
where
    date_diff('day', death.died_on, subject.starts_on)
    > param('civil_code.capacity_days_after_death', subject.starts_on)
