/*---
title:
  zh: 乌克兰银行报表的“其中”项大于所属项目
  en: A part named in a statement of a Ukrainian bank exceeds its whole
severity: doubt
table: report_item
column: value
dimension: consistency
message:
  zh: "{file}第{line}行：{report}的{item}为{value}，小于其中各项之和{parts}，请核对。"
  en: "{file}, line {line}: {item} of {report} is {value}, less than the parts named of it, {parts}. Check them."
---*/
with
part as (
    select item, part
    from (
        values
        ('cash_and_equivalents', 'cash'), ('cash_and_equivalents', 'bank_metals'),
        ('cash_and_equivalents', 'provision_unconfirmed_cash'), ('cash_and_equivalents', 'due_from_central_bank'),
        ('fair_value_profit_or_loss', 'fair_value_profit_or_loss_refinanced'),
        ('fair_value_other_income', 'fair_value_other_income_refinanced'),
        ('amortised_cost_securities', 'amortised_cost_refinanced'),
        ('customer_funds', 'corporate_funds'), ('customer_funds', 'individual_funds'),
        ('corporate_funds', 'corporate_demand_funds'), ('individual_funds', 'individual_demand_funds')
    ) as listed (item, part)
),
added as (
    select r.institution_id, r.period, r.report, part.item, sum(r.value) as parts
    from report_item as r
    join part on r.item = part.part
    where r.report like 'NBU_%'
    group by r.institution_id, r.period, r.report, part.item
)
select r.institution_id, r.period, r._file, r._line, r.value, r.report, r.item, a.parts
from report_item as r
join added as a using (institution_id, period, report, item)
where a.parts - r.value > param('nbu.rounding', r.period)
