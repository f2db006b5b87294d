/*---
title:
  zh: 同一企业债权部分不良其余仍为正常
  en: Firm with non-performing loans keeps other loans classed as performing
question:
  zh: 哪些非零售债务人在本行债权的不良占比已超过规定比例，其余债权仍列为正常或关注？
  en: Which corporate debtors have more than the permitted share of their debt at a bank classed non-performing while the rest stays normal or special mention?
kind: breach
subject: customer
recipient: institution
severity: high
law: [{parameter: classification.own_bank_bad_share}]
clue:
  zh: 客户{customer_id}在本行贷款不良占比{measure:percent}，超过{threshold:percent}应全部列为不良，仍有{amount:money}元列为正常或关注，涉及借据{loan_id}。
  en: Of the loans of customer {customer_id}, {measure:percent} are non-performing; over {threshold:percent} all must be, but {amount:money} stays normal or special mention, loans {loan_id}.
limits:
  zh: 只看对公借据，不含贴现、委托贷款、承兑和投资；有足额保证金、存单等低风险担保的债权会误报。
  en: It sees corporate receipts only, discounts and entrusted loans apart, and no acceptances or investments; claims fully secured by cash are false alarms.
---*/
with claim as (
    select
        institution_id,
        customer_id,
        loan_id,
        principal_balance,
        case when five_class in ('substandard', 'doubtful', 'loss') then principal_balance else 0 end as bad
    from corporate_loan
    where
        principal_balance > 0
        and five_class is not null
        and loan_type not in ('bill_discount', 'bill_rediscount', 'entrusted')
),
split as (
    select institution_id, customer_id, sum(bad) as bad, sum(principal_balance) as owed
    from claim
    group by institution_id, customer_id
    having
        sum(bad) > param('classification.own_bank_bad_share', as_of) * sum(principal_balance)
        and sum(bad) < sum(principal_balance)
)
select
    split.institution_id,
    split.customer_id as subject_id,
    split.bad / nullif(split.owed, 0) as measure,
    param('classification.own_bank_bad_share', as_of) as threshold,
    -- evidence
    split.customer_id,
    list(distinct claim.loan_id) as loan_id,
    split.owed - split.bad as amount
from split
inner join claim on split.institution_id = claim.institution_id and split.customer_id = claim.customer_id
group by split.institution_id, split.customer_id, split.bad, split.owed
