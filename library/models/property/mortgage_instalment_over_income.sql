/*---
title:
  zh: 按揭月供超过收入的规定比例
  en: Mortgage instalment exceeds the permitted share of income
question:
  zh: 哪些近期发放的住房按揭，月供超过借款人月收入的规定比例？
  en: Which recent home mortgages have an instalment above the permitted share of the borrower's monthly income?
kind: breach
subject: loan
recipient: institution
severity: medium
law: [{parameter: mortgage.payment_income_limit}, {parameter: calendar.months_in_year}, {parameter: screening.loan_review_months}]
clue:
  zh: 借据{loan_id}月供{due:money}元，占借款人年收入{annual_income:money}元折月的{measure:percent}，超过{threshold:percent}，按揭余额{amount:money}元。
  en: Mortgage {loan_id} takes {due:money} a month, {measure:percent} of a monthly share of the income of {annual_income:money} a year, over {threshold:percent}; balance {amount:money}.
limits:
  zh: 只看借款人本人报送的年收入，夫妻共同还款的会误报；物业费等其他房产支出未计。
  en: It takes the borrower's own filed income, so a couple paying together is a false alarm; other housing costs are not added.
---*/
with instalment as (
    select
        loan.institution_id,
        loan.loan_id,
        loan.customer_id,
        loan.issued_on,
        loan.principal_balance,
        customer.annual_income,
        loan.next_principal + loan.next_interest as due
    from personal_loan as loan
    inner join individual_customer as customer
        on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
    where
        loan.loan_type = 'mortgage'
        and loan.repayment_method = 'monthly'
        and loan.principal_balance > 0
        and loan.issued_on > add_months(as_of, -param('screening.loan_review_months', as_of))
        and customer.annual_income > 0
)
select
    institution_id,
    loan_id as subject_id,
    param('calendar.months_in_year', as_of) * due / nullif(annual_income, 0) as measure,
    param('mortgage.payment_income_limit', issued_on) as threshold,
    -- evidence
    loan_id,
    customer_id,
    annual_income,
    due,
    principal_balance as amount
from instalment
where param('calendar.months_in_year', as_of) * due > param('mortgage.payment_income_limit', issued_on) * annual_income
