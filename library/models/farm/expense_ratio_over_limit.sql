/*---
title:
  zh: 农险综合费用率超过百分之二十
  en: Expense ratio of farm insurance over twenty per cent
question:
  zh: 哪些机构近一年农业保险的费用与手续费之和占保费收入的比例超过规定上限？
  en: At which insurers do the expenses and commissions of farm insurance over its premium of the last year exceed the limit?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: farm_insurance.expense_ratio_limit}]
clue:
  zh: 近一年农险费用合计{spent:money}元，保费收入{premium_income:money}元，综合费用率{measure:percent}，超过{threshold:percent}。
  en: Farm insurance spent {spent:money} on a premium of {premium_income:money} in the last year, {measure:percent}, over {threshold:percent}.
limits:
  zh: 上限只适用于中央财政补贴险种，未区分补贴险种；不分险种列支的费用看不到。
  en: The limit is for centrally subsidised covers, which are not told apart; costs booked to no class are not seen.
---*/
with spending as (
    select
        institution_id,
        expense_id,
        amount
    from insurance_expense
    where insurance_class = 'agricultural' and incurred_on > add_months(as_of, -param('screening.trailing_months', as_of))
    union all
    select
        commission.institution_id,
        null as expense_id,
        commission.amount
    from commission
    inner join policy on commission.institution_id = policy.institution_id and commission.policy_id = policy.policy_id
    inner join insurance_product as product
        on policy.institution_id = product.institution_id and policy.product_id = product.product_id
    where
        product.insurance_class = 'agricultural'
        and commission.accrued_on > add_months(as_of, -param('screening.trailing_months', as_of))
),

spent as (
    select
        institution_id,
        list(distinct expense_id) as expense_id,
        sum(amount) as spent
    from spending
    group by institution_id
),

income as (
    select
        policy.institution_id,
        sum(policy.premium) as premium_income
    from policy
    inner join insurance_product as product
        on policy.institution_id = product.institution_id and policy.product_id = product.product_id
    where
        product.insurance_class = 'agricultural'
        and policy.issued_on > add_months(as_of, -param('screening.trailing_months', as_of))
    group by policy.institution_id
)

select
    spent.institution_id,
    spent.institution_id as subject_id,
    spent.spent / nullif(income.premium_income, 0) as measure,
    param('farm_insurance.expense_ratio_limit', as_of) as threshold,
    -- evidence
    spent.expense_id,
    spent.spent,
    income.premium_income,
    spent.spent - param('farm_insurance.expense_ratio_limit', as_of) * income.premium_income as amount
from spent
inner join income on spent.institution_id = income.institution_id
where spent.spent > param('farm_insurance.expense_ratio_limit', as_of) * income.premium_income
