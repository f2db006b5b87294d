/*---
title:
  zh: 员工经办本人亲属的贷款
  en: Employee handles a loan to a relative
question:
  zh: 哪些贷款由借款人的配偶、父母、子女等亲属经办，未按规定回避？
  en: Which loans are handled by the spouse, parent, child or another relative of the borrower, who should have stood aside?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.minimum_amount}]
clue:
  zh: 借据{loan_id}金额{amount:money}元，经办员工{employee_id}是借款人的亲属。
  en: "Loan {loan_id} of {amount:money} was handled by employee {employee_id}, a relative of the borrower."
limits:
  zh: 只看银行登记的个人关系与婚姻登记；未登记的亲属看不到。
  en: It sees relations filed by the bank and the register of marriages; other relatives escape.
---*/
with relation as (
    select id_number, related_id_number
    from individual_relation
    where relation_type in ('spouse', 'parent', 'child', 'sibling', 'other_relative') and coalesce(relation_status, 'valid') = 'valid'
    union all
    select husband_id_number as id_number, wife_id_number as related_id_number
    from marriage
    where ended_on is null
),
relative as (
    select id_number, related_id_number
    from relation
    where id_number in (select id_number from employee)
    union
    select related_id_number as id_number, id_number as related_id_number
    from relation
    where related_id_number in (select id_number from employee)
),
related_customer as (
    select distinct e.institution_id, e.employee_id, c.customer_id
    from employee as e
    inner join relative on e.id_number = relative.id_number
    inner join customer as c on e.institution_id = c.institution_id and relative.related_id_number = c.id_number
)
select
    l.institution_id,
    l.loan_id as subject_id,
    l.loan_amount as measure,
    param('tracing.minimum_amount', as_of) as threshold,
    -- evidence
    l.loan_id,
    r.employee_id,
    l.customer_id,
    l.loan_amount as amount
from loan as l
inner join related_customer as r
    on
        l.institution_id = r.institution_id
        and l.customer_id = r.customer_id
        and l.loan_officer_id = r.employee_id
where l.loan_amount >= param('tracing.minimum_amount', as_of)
