/*---
title:
  zh: 普惠型小微贷款的单户授信超限
  en: Inclusive loan of a borrower with too much credit
question:
  zh: 哪些标为普惠型小微企业贷款的借款人，单户授信总额超过普惠口径上限？
  en: Which borrowers of loans marked inclusive have more credit in all than the inclusive definition allows?
kind: breach
subject: customer
recipient: institution
severity: medium
law: [{parameter: small_firm.inclusive_credit_limit}]
clue:
  zh: 客户{customer_id}有普惠型小微贷款{loans}笔，单户授信总额{measure:money}元，超过{threshold:money}元，普惠贷款余额{amount:money}元。
  en: Customer {customer_id} has {loans} loans marked inclusive and credit of {measure:money} in all, over {threshold:money}; the inclusive balance is {amount:money}.
limits:
  zh: 以有效授信额度合计与贷款余额孰高计算；低风险授信可以扣除的未扣除。
  en: It takes the higher of active credit lines and loans outstanding; low-risk lines that may be left out are not.
---*/
with line as (
    select
        institution_id,
        customer_id,
        sum(credit_limit) as credit_limit,
        list(distinct credit_line_id) as credit_line_id
    from credit_line
    where credit_line_status = 'active'
    group by institution_id, customer_id
),
debt as (
    select
        institution_id,
        customer_id,
        sum(principal_balance) as debt
    from loan
    where principal_balance > 0
    group by institution_id, customer_id
    having sum(case when is_inclusive_small_firm then 1 else 0 end) > 0
),
excess as (
    select
        debt.institution_id,
        debt.customer_id,
        greatest(debt.debt, coalesce(line.credit_limit, 0)) as credit,
        line.credit_line_id
    from debt
    left join line on debt.institution_id = line.institution_id and debt.customer_id = line.customer_id
    where greatest(debt.debt, coalesce(line.credit_limit, 0)) > param('small_firm.inclusive_credit_limit', as_of)
)
select
    excess.institution_id,
    excess.customer_id as subject_id,
    excess.customer_id,
    count(distinct case when loan.is_inclusive_small_firm then loan.loan_id end) as loans,
    excess.credit as measure,
    param('small_firm.inclusive_credit_limit', as_of) as threshold,
    sum(case when loan.is_inclusive_small_firm then loan.principal_balance else 0 end) as amount,
    -- evidence
    list(distinct loan.loan_id) as loan_id,
    excess.credit_line_id
from excess
inner join loan on excess.institution_id = loan.institution_id and excess.customer_id = loan.customer_id
where loan.principal_balance > 0
group by excess.institution_id, excess.customer_id, excess.credit, excess.credit_line_id
