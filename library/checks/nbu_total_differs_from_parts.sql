/*---
title:
  zh: 乌克兰银行报表的合计不等于各项之和
  en: A total in a statement of a Ukrainian bank is not the sum of its parts
severity: error
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}为{value}，各组成项之和为{parts}，请核对漏填或错填的项目。"
  en: "{file}, line {line}: {item} of {report} is {value}, its parts add up to {parts}. Look for a part left out or misfiled."
---*/
with
part as (
    select item, part, sign
    from (
        values
        ('net_assets', 'cash_and_equivalents', 1), ('net_assets', 'fair_value_profit_or_loss', 1),
        ('net_assets', 'due_from_banks', 1), ('net_assets', 'customer_loans', 1), ('net_assets', 'fair_value_other_income', 1),
        ('net_assets', 'amortised_cost_securities', 1), ('net_assets', 'associates_and_subsidiaries', 1),
        ('net_assets', 'investment_property', 1), ('net_assets', 'current_tax_receivable', 1),
        ('net_assets', 'deferred_tax_asset', 1), ('net_assets', 'fixed_and_intangible_assets', 1),
        ('net_assets', 'other_financial_assets', 1), ('net_assets', 'other_assets', 1),
        ('provisions', 'provision_unconfirmed_cash', 1), ('provisions', 'provision_due_from_banks', 1),
        ('provisions', 'provision_corporate_loans', 1), ('provisions', 'provision_individual_loans', 1),
        ('provisions', 'provision_fair_value_other_income', 1), ('provisions', 'provision_amortised_cost', 1),
        ('provisions', 'provision_other_financial_assets', 1), ('provisions', 'provision_other_assets', 1),
        ('gross_assets', 'net_assets', 1), ('gross_assets', 'provisions', -1),
        ('customer_loans', 'corporate_loans', 1), ('customer_loans', 'individual_loans', 1),
        ('total_liabilities', 'due_to_central_bank', 1), ('total_liabilities', 'due_to_banks', 1),
        ('total_liabilities', 'customer_funds', 1), ('total_liabilities', 'fair_value_liabilities', 1),
        ('total_liabilities', 'debt_securities_issued', 1), ('total_liabilities', 'other_funds_raised', 1),
        ('total_liabilities', 'current_tax_liabilities', 1), ('total_liabilities', 'deferred_tax_liabilities', 1),
        ('total_liabilities', 'provision_against_liabilities', 1), ('total_liabilities', 'other_financial_liabilities', 1),
        ('total_liabilities', 'other_liabilities', 1), ('total_liabilities', 'subordinated_debt', 1),
        ('total_equity', 'authorised_capital', 1), ('total_equity', 'share_premium', 1),
        ('total_equity', 'unregistered_capital', 1), ('total_equity', 'other_additional_capital', 1),
        ('total_equity', 'reserves', 1), ('total_equity', 'revaluation_reserves', 1), ('total_equity', 'retained_earnings', 1),
        ('interest_income', 'corporate_interest_income', 1), ('interest_income', 'individual_interest_income', 1),
        ('interest_income', 'securities_interest_income', 1), ('interest_expense', 'corporate_interest_expense', 1),
        ('interest_expense', 'individual_interest_expense', 1), ('interest_expense', 'other_interest_expense', 1),
        ('net_interest_income', 'interest_income', 1), ('net_interest_income', 'interest_expense', -1),
        ('net_commission_income', 'commission_income', 1), ('net_commission_income', 'commission_expense', -1),
        ('trading_result', 'revaluation_result', 1), ('trading_result', 'purchase_and_sale_result', 1),
        ('trading_result', 'financial_trading_result', 1),
        ('total_income', 'net_interest_income', 1), ('total_income', 'net_commission_income', 1),
        ('total_income', 'trading_result', 1), ('total_income', 'other_operating_income', 1), ('total_income', 'other_income', 1),
        ('provision_allocations', 'allocation_due_from_banks', 1), ('provision_allocations', 'allocation_customer_loans', 1),
        ('provision_allocations', 'allocation_receivables', 1), ('provision_allocations', 'allocation_risks_and_losses', 1),
        ('provision_allocations', 'allocation_securities', 1), ('administrative_expense', 'payroll', 1),
        ('administrative_expense', 'payroll_tax', 1), ('administrative_expense', 'other_staff_cost', 1),
        ('administrative_expense', 'fixed_asset_maintenance', 1), ('administrative_expense', 'maintenance_and_administration', 1),
        ('administrative_expense', 'marketing', 1), ('administrative_expense', 'rent', 1),
        ('administrative_expense', 'other_administrative_expense', 1),
        ('total_expense', 'provision_allocations', 1), ('total_expense', 'administrative_expense', 1),
        ('profit_before_tax', 'total_income', 1), ('profit_before_tax', 'total_expense', -1),
        ('profit_after_tax', 'profit_before_tax', 1), ('profit_after_tax', 'income_tax', -1)
    ) as listed (item, part, sign)
),
added as (
    select r.institution_id, r.period, r.report, part.item, sum(part.sign * r.value) as parts
    from report_item as r
    join part on r.item = part.part
    where r.report like 'NBU_%'
    group by r.institution_id, r.period, r.report, part.item
)
select r.institution_id, r.period, r._file, r._line, r.value, r.report, r.item, a.parts
from report_item as r
join added as a using (institution_id, period, report, item)
where abs(r.value - a.parts) > param('nbu.rounding', r.period)
