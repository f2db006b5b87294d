/*---
title:
  zh: 集团贷款拆分为多笔普惠型贷款
  en: Credit to a group is split into inclusive loans
question:
  zh: 哪些关联客户组的多名成员各取得一笔贴近上限的普惠型贷款，合计远超上限？
  en: In which groups did several members each get an inclusive loan just under the limit, far above it together?
kind: anomaly
subject: group
recipient: institution
severity: medium
law:
  - {parameter: small_firm.inclusive_credit_limit}
  - {parameter: screening.below_limit_share}
  - {parameter: screening.split_inclusive_loan_count}
clue:
  zh: 关联客户组（客户{subject_id}等）有{members}户各取得贴近上限的普惠型贷款，合计{amount:money}元，单户上限为{ceiling:money}元。
  en: In the group of customer {subject_id} {members} customers each have an inclusive loan just under the limit; together {amount:money} against a limit of {ceiling:money} for one.
limits:
  zh: 集团由工商登记和报送的控制关系推得；各成员独立经营的会误报。
  en: The group comes from the registry and filed control relations; members that trade on their own raise a false alarm.
---*/
with borrower as (
    select
        loan.institution_id,
        loan.customer_id,
        sum(loan.loan_amount) as lent,
        min(loan.loan_id) as loan_id
    from loan
    where loan.is_inclusive_small_firm and loan.principal_balance > 0
    group by loan.institution_id, loan.customer_id
    having
        sum(loan.loan_amount) >= param('screening.below_limit_share', as_of)
        * param('small_firm.inclusive_credit_limit', as_of)
        and sum(loan.loan_amount) <= param('small_firm.inclusive_credit_limit', as_of)
)
select
    borrower.institution_id,
    min(borrower.customer_id) as subject_id,
    count(distinct borrower.customer_id) as members,
    param('small_firm.inclusive_credit_limit', as_of) as ceiling,
    count(distinct borrower.customer_id) as measure,
    param('screening.split_inclusive_loan_count', as_of) as threshold,
    sum(borrower.lent) as amount,
    -- evidence
    list(distinct borrower.loan_id) as loan_id
from borrower
inner join customer
    on borrower.institution_id = customer.institution_id and borrower.customer_id = customer.customer_id
inner join customer_group as tied on customer.id_number = tied.member_id
group by borrower.institution_id, tied.group_id
having count(distinct borrower.customer_id) >= param('screening.split_inclusive_loan_count', as_of)
