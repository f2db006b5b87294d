/*---
title:
  zh: 单一客户贷款集中度超限
  en: Loans to one customer are over the limit
question:
  zh: 哪些非同业客户在一家银行的贷款余额超过资本净额的法定比例？
  en: Which non-bank customers owe a bank more than the lawful share of its net capital?
kind: breach
subject: customer
recipient: institution
severity: high
law: [{parameter: large_exposure.single_customer_limit}]
clue:
  zh: 客户{customer_id}贷款余额{amount:money}元，占资本净额{measure:percent}，超过{threshold:percent}。
  en: Customer {customer_id} owes {amount:money}, {measure:percent} of net capital, over {threshold:percent}.
limits:
  zh: 以存单、国债等全额质押的部分未扣除；外币借据按原币金额相加。
  en: Parts fully secured by deposits or government bonds are not deducted; receipts in foreign currency are added as they stand.
---*/
with debt as (
    select
        institution_id,
        customer_id,
        sum(principal_balance) as debt
    from loan
    where principal_balance > 0 and loan_type not in ('entrusted', 'bill_rediscount')
    group by institution_id, customer_id
),
excess as (
    select
        debt.institution_id,
        debt.customer_id,
        debt.debt,
        capital.total_net_capital
    from debt
    inner join net_capital as capital on debt.institution_id = capital.institution_id
    where debt.debt > param('large_exposure.single_customer_limit', as_of) * capital.total_net_capital
)
select
    excess.institution_id,
    excess.customer_id as subject_id,
    excess.customer_id,
    excess.debt / nullif(excess.total_net_capital, 0) as measure,
    param('large_exposure.single_customer_limit', as_of) as threshold,
    excess.debt as amount,
    -- evidence
    list(distinct loan.loan_id) as loan_id
from excess
inner join loan on excess.institution_id = loan.institution_id and excess.customer_id = loan.customer_id
where loan.principal_balance > 0 and loan.loan_type not in ('entrusted', 'bill_rediscount')
group by excess.institution_id, excess.customer_id, excess.debt, excess.total_net_capital
