/*---
title:
  zh: 企业财务报表勾稽关系不符
  en: A firm's statement does not add up
severity: doubt
table: corporate_financial_statement
column: net_profit
dimension: consistency
message:
  zh: "{file}第{line}行：报表{statement_id}净利润{value}，税前利润{profit_before_tax}减所得税{income_tax}不等；或应收款项合计{receivables}超过资产总额{total_assets}，请核对。"
  en: "{file}, line {line}: statement {statement_id}: net profit {value} is not profit before tax {profit_before_tax} less tax {income_tax}, or receivables of {receivables} exceed total assets of {total_assets}. Check it."
---*/
with
statement as (
    select
        institution_id, period, _file, _line, statement_id, net_profit, profit_before_tax, income_tax,
        receivables + other_receivables as receivables, total_assets
    from corporate_financial_statement
)
select
    institution_id, period, _file, _line, net_profit as value, statement_id, profit_before_tax, income_tax,
    receivables, total_assets
from statement
where
    abs(net_profit - profit_before_tax + income_tax) > param('quality.statement_tolerance', period) * abs(total_assets)
    or receivables > total_assets
