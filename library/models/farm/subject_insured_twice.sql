/*---
title:
  zh: 同一地块或同一耳标重复承保
  en: One plot or ear tag is insured more than once at the same time
question:
  zh: 哪些农险标的与起保在先的另一份保单的标的地块（同作物）或耳标相同，且保险期间重叠？
  en: Which farm subjects share plot and crop, or ear tag, with a subject of an earlier policy whose cover overlaps?
kind: breach
subject: property
recipient: institution
severity: high
law: [{parameter: farm_insurance.cover_count_limit}]
clue:
  zh: 标的{subject_id}（{mark}，{subject_name}）同时被{measure}份保单承保，超过{threshold}份，涉嫌重复投保套取补贴{amount:money}元。
  en: Subject {subject_id} ({mark}, {subject_name}) is covered by {measure} policies at once, over {threshold}; subsidies of {amount:money} may have been drawn by insuring it repeatedly.
limits:
  zh: 一块地分户各保一部分且面积之和不超登记面积的会误报；换作物名称的看不出来。
  en: A plot insured in parts by several households raises a false alarm; another crop's name escapes.
---*/
with marked as (
    select
        institution_id,
        subject_id,
        policy_id,
        subject_name,
        coalesce(plot_number, ear_tag) as mark,
        starts_on,
        ends_on,
        central_subsidy + local_subsidy as subsidy
    from farm_subject
    where coalesce(plot_number, ear_tag) is not null
)

select
    own.institution_id,
    own.subject_id,
    count(distinct concat(other.institution_id, '/', other.policy_id)) as measure,
    param('farm_insurance.cover_count_limit', own.starts_on) as threshold,
    -- evidence
    list(distinct other.policy_id) as policy_id,
    list(distinct other.institution_id) as other_institution_id,
    own.mark,
    own.subject_name,
    own.subsidy as amount
from marked as own
inner join marked as other
    on
        own.mark = other.mark
        and own.subject_name = other.subject_name
where
    other.starts_on <= own.ends_on
    and other.ends_on >= own.starts_on
    -- the cover that came first is left alone
    and concat(other.starts_on, other.institution_id, other.policy_id) <= concat(own.starts_on, own.institution_id, own.policy_id)
group by own.institution_id, own.subject_id, own.starts_on, own.mark, own.subject_name, own.subsidy
having
    count(distinct concat(other.institution_id, '/', other.policy_id))
    > param('farm_insurance.cover_count_limit', own.starts_on)
