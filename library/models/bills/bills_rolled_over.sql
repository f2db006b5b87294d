/*---
title:
  zh: 滚动签发承兑汇票
  en: Bills are rolled over
question:
  zh: 哪些出票人在前一张汇票到期前后反复签发金额相近的汇票，以新票偿旧票？
  en: Which drawers keep drawing a bill of about the same amount around the maturity of the one before?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law:
  - {parameter: screening.bill_roll_days}
  - {parameter: screening.bill_roll_count}
  - {parameter: screening.cycle_tolerance}
clue:
  zh: 出票人{drawer_name}（{customer_id}）有{measure}张汇票在前一张到期前后签发，金额相近，合计{amount:money}元，疑似滚动签发。
  en: Drawer {drawer_name} ({customer_id}) drew {measure} bills around the maturity of another of about the same amount, {amount:money} together; they look rolled over.
limits:
  zh: 季节性采购的正常续开也会触发，须核对贸易背景。
  en: Regular purchases of the season trip it too; the trade behind has to be checked.
---*/
with bill as (
    select distinct institution_id, bill_number, customer_id, drawer_name, face_amount, drawn_on, matures_on
    from bill_issued_history
),
pair as (
    select
        later.institution_id,
        later.customer_id,
        later.drawer_name,
        later.bill_number as later_number,
        earlier.bill_number as earlier_number,
        later.face_amount
    from bill as earlier
    inner join bill as later
        on earlier.institution_id = later.institution_id
        and earlier.customer_id = later.customer_id
        and earlier.drawn_on < later.drawn_on
    where
        later.drawn_on between add_days(earlier.matures_on, -param('screening.bill_roll_days', as_of))
        and add_days(earlier.matures_on, param('screening.bill_roll_days', as_of))
        and abs(later.face_amount - earlier.face_amount)
        <= param('screening.cycle_tolerance', as_of) * earlier.face_amount
),
rolled as (
    select
        institution_id,
        customer_id,
        max(drawer_name) as drawer_name,
        later_number as bill_number,
        max(face_amount) as face_amount
    from pair
    group by institution_id, customer_id, later_number
)
select
    institution_id,
    customer_id as subject_id,
    customer_id,
    max(drawer_name) as drawer_name,
    count(*) as measure,
    param('screening.bill_roll_count', as_of) as threshold,
    sum(face_amount) as amount,
    -- evidence
    list(distinct bill_number) as bill_number
from rolled
group by institution_id, customer_id
having count(*) >= param('screening.bill_roll_count', as_of)
