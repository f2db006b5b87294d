/*---
title:
  zh: 同一车辆同日同险种多次索赔
  en: One vehicle's accident of one day is claimed twice under the same class
question:
  zh: 哪些车险赔案与较早报案的另一案号牌、出险日期、险种相同，却不是同一事故编号，且都获得赔付？
  en: Which motor claims share plate, day and class with an earlier claim under a different accident number, both with money approved?
kind: anomaly
subject: claim
recipient: institution
severity: high
law: [{parameter: insurance_law.fabricated_claim_limit}]
clue:
  zh: 赔案{subject_id}所涉车辆{plate_number}于{occurred_on}另有同险种赔案获赔{measure:money}元，合计核定{amount:money}元，涉嫌一案多赔。
  en: Vehicle {plate_number} of claim {subject_id} was paid {measure:money} under another claim of the same class for {occurred_on}; {amount:money} approved in all. Double recovery is suspected.
limits:
  zh: 一天内确有两次事故的会误报；号牌或日期填得不一样的看不出来。
  en: Two genuine accidents on one day raise a false alarm; a different plate or date escapes.
---*/
with motor_claim as (
    select
        claim.institution_id,
        claim.claim_id,
        claim.plate_number,
        claim.occurred_on,
        claim.approved_amount,
        product.insurance_class,
        concat(claim.institution_id, '/', coalesce(claim.accident_id, claim.claim_id)) as accident,
        first_value(concat(claim.institution_id, '/', coalesce(claim.accident_id, claim.claim_id))) over (
            partition by product.insurance_class, claim.plate_number, claim.occurred_on
            order by claim.reported_on, claim.institution_id, claim.claim_id
        ) as first_accident
    from claim
    inner join policy on claim.institution_id = policy.institution_id and claim.policy_id = policy.policy_id
    inner join insurance_product as product
        on policy.institution_id = product.institution_id and policy.product_id = product.product_id
    where
        product.insurance_class in ('motor_compulsory', 'motor_commercial')
        and claim.plate_number is not null
        and claim.approved_amount > param('insurance_law.fabricated_claim_limit', claim.occurred_on)
)

select
    own.institution_id,
    own.claim_id as subject_id,
    sum(case when other.accident <> own.accident then other.approved_amount else 0 end) as measure,
    param('insurance_law.fabricated_claim_limit', own.occurred_on) as threshold,
    -- evidence
    list(distinct other.claim_id) as claim_id,
    list(distinct other.institution_id) as other_institution_id,
    own.plate_number,
    own.occurred_on,
    sum(other.approved_amount) as amount
from motor_claim as own
inner join motor_claim as other
    on
        own.plate_number = other.plate_number
        and own.occurred_on = other.occurred_on
        and own.insurance_class = other.insurance_class
group by own.institution_id, own.claim_id, own.plate_number, own.occurred_on, own.accident
having own.accident <> min(other.first_accident)
