/*---
title:
  zh: 农险投保面积大于土地权利登记面积
  en: Farm insurance covers more land than the plot has
question:
  zh: 哪些种植险、森林险标的的投保面积超过所填地块登记面积的容许倍数？
  en: For which crop or forest subjects does the area insured exceed the recorded area of the plot by more than the tolerance?
kind: anomaly
subject: property
recipient: institution
severity: high
law: [{parameter: screening.farm_subject_excess}]
clue:
  zh: 标的{subject_id}在地块{plot_number}投保{area:number}亩，登记面积仅{recorded_area:number}亩，为{measure:number}倍，超过{threshold:number}倍，涉嫌虚增标的。
  en: Subject {subject_id} insures {area:number} mu on plot {plot_number} of {recorded_area:number} mu, {measure:number} times as much, over {threshold:number}; an inflated subject is suspected.
limits:
  zh: 登记面积为颁证时测量数，实测差异大的会误报；未填地块代码的看不出来。
  en: The recorded area is that of the survey at the time; large differences of measurement raise false alarms; subjects without a plot number escape.
---*/
select
    subject.institution_id,
    subject.subject_id,
    subject.area / nullif(land.area, 0) as measure,
    param('screening.farm_subject_excess', as_of) as threshold,
    -- evidence
    subject.policy_id,
    subject.plot_number,
    subject.area,
    land.area as recorded_area,
    subject.central_subsidy + subject.local_subsidy as amount
from farm_subject as subject
inner join land_right as land on subject.plot_number = land.plot_number
where
    subject.subject_kind in ('crop', 'forest')
    and land.registered_on <= subject.ends_on
    and (land.ended_on is null or land.ended_on > subject.starts_on)
    and subject.area > param('screening.farm_subject_excess', as_of) * land.area
