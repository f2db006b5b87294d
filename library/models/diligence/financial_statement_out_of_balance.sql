/*---
title:
  zh: 借款企业财务报表勾稽不符
  en: Borrower's financial statement does not add up
question:
  zh: 哪些借款企业报送的财务报表，净利润不等于税前利润减所得税，或应收款项大于资产总额？
  en: Which borrowers' statements show a net profit other than profit before tax less tax, or receivables above total assets?
kind: anomaly
subject: customer
recipient: institution
severity: medium
law: [{parameter: screening.statement_tolerance}]
unique: [statement_id]
clue:
  zh: 客户{customer_name}{statement_on}的财务报表{statement_id}勾稽差异{measure:money}元，超过{threshold:money}元；资产总额{total_assets:money}元，贷款余额{amount:money}元。
  en: Statement {statement_id} of {customer_name} as of {statement_on} is out by {measure:money}, over {threshold:money}; total assets {total_assets:money}, loans {amount:money}.
limits:
  zh: 只核对报送字段之间的恒等关系，不判断数额真假；有少数股东损益、递延所得税等特殊项目的会误报。
  en: It checks identities between the fields filed, not whether they are true; minority interests and deferred tax may be false alarms.
---*/
with gap as (
    select
        statement.institution_id,
        statement.customer_id,
        statement.customer_name,
        statement.statement_id,
        statement.statement_on,
        statement.total_assets,
        debt.balance,
        greatest(
            abs(statement.profit_before_tax - statement.income_tax - statement.net_profit),
            statement.receivables + statement.other_receivables - statement.total_assets
        ) as difference
    from corporate_financial_statement as statement
    inner join firm_debt as debt
        on statement.institution_id = debt.institution_id and statement.customer_id = debt.customer_id
)
select
    institution_id,
    customer_id as subject_id,
    difference as measure,
    param('screening.statement_tolerance', as_of) as threshold,
    -- evidence
    customer_id,
    customer_name,
    statement_id,
    statement_on,
    total_assets,
    balance as amount
from gap
where difference > param('screening.statement_tolerance', as_of)
