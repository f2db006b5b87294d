/*---
title:
  zh: 已注销企业的银行账户仍在收付
  en: Account of a deregistered firm still moves
question:
  zh: 哪些企业注销登记之后，其对公账户仍发生主动收付？
  en: Which corporate accounts still receive or pay after their firm was deregistered?
kind: breach
subject: account
recipient: institution
severity: high
law: [{parameter: firms.capacity_days_after_deregistration}]
clue:
  zh: 账户{account_id}的开户企业于{deregistered_on}注销，最晚在{measure}天后仍有收付，共{payments}笔{amount:money}元，账户可能被出租出借。
  en: The firm of account {account_id} was deregistered on {deregistered_on}; the account moved up to {measure} days later, {amount:money} in {payments} movement(s). It may have been lent out.
limits:
  zh: 注销后按清算方案收尾的零星款项会误报；结息、扣费不计。
  en: Odd sums that finish the liquidation raise false alarms; interest and charges are not counted.
---*/
with owner as (
    select
        customer.institution_id,
        customer.customer_id,
        firm.unified_code,
        firm.deregistered_on
    from firm
    inner join corporate_customer as customer on firm.unified_code = customer.id_number
    where firm.deregistered_on is not null
),

after_end as (
    select
        moved.institution_id,
        moved.account_id,
        moved.transaction_id,
        moved.amount,
        owner.unified_code,
        owner.deregistered_on,
        date_diff('day', owner.deregistered_on, moved.transacted_on) as days,
        param('firms.capacity_days_after_deregistration', moved.transacted_on) as allowed
    from corporate_deposit_movement as moved
    inner join owner on moved.institution_id = owner.institution_id and moved.customer_id = owner.customer_id
    where
        moved.reversal = 'normal'
        and moved.transaction_type in ('transfer', 'cash_withdrawal', 'cash_deposit', 'agency_payment', 'batch', 'investment')
)

select
    institution_id,
    account_id as subject_id,
    max(days) as measure,
    max(allowed) as threshold,
    -- evidence
    account_id,
    unified_code,
    list(distinct transaction_id) as transaction_id,
    deregistered_on,
    count(*) as payments,
    sum(amount) as amount
from after_end
where days > allowed
group by institution_id, account_id, unified_code, deregistered_on
