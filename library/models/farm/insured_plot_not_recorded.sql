/*---
title:
  zh: 农险标的所填地块不存在
  en: Farm insurance on a plot that is not recorded
question:
  zh: 哪些种植险、森林险标的所填地块代码在土地权利登记中查无此地，或者权利在起保前已终止？
  en: Which crop or forest subjects name a plot that the register of land rights does not have, or whose right had ended before cover began?
kind: breach
subject: property
recipient: institution
severity: high
law: [{parameter: farm_insurance.fictitious_subject_limit}]
clue:
  zh: 标的{subject_id}所填地块{plot_number}无有效土地权利登记，却投保{measure:number}亩，财政补贴{amount:money}元，涉嫌虚构标的。
  en: Subject {subject_id} names plot {plot_number}, which has no valid land right, yet insures {measure:number} mu with {amount:money} of subsidy; a fictitious subject is suspected.
limits:
  zh: 尚未确权登记的地块和代码填错会误报；当地未共享土地登记时不作判断。
  en: Plots not yet registered and mistyped codes raise false alarms; where no land register is shared nothing is judged.
---*/
with shared_region as (
    select distinct region_code
    from land_right
)

select
    subject.institution_id,
    subject.subject_id,
    subject.area as measure,
    param('farm_insurance.fictitious_subject_limit', subject.starts_on) as threshold,
    -- evidence
    subject.policy_id,
    subject.plot_number,
    subject.central_subsidy + subject.local_subsidy as amount
from farm_subject as subject
inner join shared_region on subject.region_code = shared_region.region_code
where
    subject.subject_kind in ('crop', 'forest')
    and subject.plot_number is not null
    and subject.area > param('farm_insurance.fictitious_subject_limit', subject.starts_on)
    and not exists (
        select 1
        from land_right as land
        where
            land.plot_number = subject.plot_number
            and (land.ended_on is null or land.ended_on >= subject.starts_on)
    )
