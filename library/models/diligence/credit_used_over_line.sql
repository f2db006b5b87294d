/*---
title:
  zh: 用信超过授信额度
  en: Credit used exceeds the credit line
question:
  zh: 哪些客户的贷款余额或已用额度超过其有效授信额度之和？
  en: Which customers have loans or used credit above the sum of their credit lines in force?
kind: breach
subject: customer
recipient: institution
severity: high
law: []
clue:
  zh: 客户{customer_id}有效授信{credit_line_id}共{threshold:money}元，贷款余额与报送已用额度取高为{measure:money}元，超出{amount:money}元。
  en: Customer {customer_id} has lines {credit_line_id} of {threshold:money}; loans or credit used, whichever is higher, come to {measure:money}, which is {amount:money} too much.
limits:
  zh: 只看有授信协议的客户；贴现、转贴现和委托贷款不占用，承兑、保函等表外未计；外币未折算的会误报。
  en: It sees only customers with a line; discounts and entrusted loans do not use it, and off-balance business is not added. Lines in another currency are false alarms.
---*/
with line as (
    select
        institution_id,
        customer_id,
        list(distinct credit_line_id) as credit_line_id,
        sum(credit_limit) as credit_limit,
        sum(coalesce(credit_used, 0)) as credit_used
    from credit_line
    where credit_line_status = 'active' and credit_line_type != 'credit_card' and subject_type in ('firm', 'person')
    group by institution_id, customer_id
),
drawn as (
    select
        institution_id,
        customer_id,
        list(distinct loan_id) as loan_id,
        sum(principal_balance) as balance
    from loan
    where
        principal_balance > 0
        and loan_type not in ('bill_discount', 'bill_rediscount', 'entrusted', 'mortgage')
        and customer_id in (select customer_id from line)
    group by institution_id, customer_id
)
select
    line.institution_id,
    line.customer_id as subject_id,
    greatest(coalesce(drawn.balance, 0), line.credit_used) as measure,
    line.credit_limit as threshold,
    -- evidence
    line.customer_id,
    line.credit_line_id,
    drawn.loan_id,
    greatest(coalesce(drawn.balance, 0), line.credit_used) - line.credit_limit as amount
from line
left join drawn on line.institution_id = drawn.institution_id and line.customer_id = drawn.customer_id
where greatest(coalesce(drawn.balance, 0), line.credit_used) > line.credit_limit
