/*---
title:
  zh: 同一企业同期财务报表跨行不一致
  en: Firm gives different statements to different banks
question:
  zh: 哪些企业就同一日期、同一口径的财务报表，向两家银行提供了相差较大的收入或资产？
  en: Which firms gave two banks statements of the same date and scope whose revenue or assets differ widely?
kind: anomaly
subject: customer
recipient: institution
severity: high
law: [{parameter: screening.statement_deviation}]
unique: [statement_on]
clue:
  zh: 客户{customer_name}{statement_on}的财务报表在本行{main_revenue:money}元收入、{total_assets:money}元资产，与他行{other_institution_id}所报相差{measure:percent}，超过{threshold:percent}，本行贷款{amount:money}元。
  en: The statement of {customer_name} as of {statement_on} shows revenue {main_revenue:money} and assets {total_assets:money} here, and differs by {measure:percent} from that at {other_institution_id}, over {threshold:percent}; loans here {amount:money}.
limits:
  zh: 按统一社会信用代码、报表日期、口径和周期比对；审计前后版本不同、单位报错会误报。
  en: Matched by unified code, date, scope and period; versions before and after audit, or a wrong unit, are false alarms.
---*/
with statement as (
    select
        filed.institution_id,
        customer.id_number,
        filed.customer_id,
        filed.customer_name,
        filed.statement_id,
        filed.statement_on,
        filed.statement_scope,
        filed.statement_period,
        filed.main_revenue,
        filed.total_assets
    from corporate_financial_statement as filed
    inner join corporate_customer as customer
        on filed.institution_id = customer.institution_id and filed.customer_id = customer.customer_id
),
pair as (
    select
        mine.institution_id,
        mine.id_number,
        mine.customer_id,
        mine.customer_name,
        mine.statement_on,
        mine.main_revenue,
        mine.total_assets,
        other.institution_id as other_institution_id,
        greatest(
            1 - least(mine.main_revenue, other.main_revenue) / nullif(greatest(mine.main_revenue, other.main_revenue), 0),
            1 - least(mine.total_assets, other.total_assets) / nullif(greatest(mine.total_assets, other.total_assets), 0)
        ) as deviation
    from statement as mine
    inner join statement as other
        on
            mine.id_number = other.id_number
            and mine.statement_on = other.statement_on
            and mine.statement_scope = other.statement_scope
            and mine.statement_period = other.statement_period
            and mine.institution_id != other.institution_id
)
select
    pair.institution_id,
    pair.customer_id as subject_id,
    max(pair.deviation) as measure,
    param('screening.statement_deviation', as_of) as threshold,
    -- evidence
    pair.customer_id,
    pair.customer_name,
    pair.statement_on,
    max(pair.main_revenue) as main_revenue,
    max(pair.total_assets) as total_assets,
    list(distinct shown.statement_id) as statement_id,
    list(distinct pair.other_institution_id) as other_institution_id,
    max(credit.balance) as amount
from pair
inner join statement as shown on pair.id_number = shown.id_number and pair.statement_on = shown.statement_on
inner join firm_debt as credit
    on pair.institution_id = credit.institution_id and pair.customer_id = credit.customer_id
where pair.deviation > param('screening.statement_deviation', as_of)
group by pair.institution_id, pair.customer_id, pair.customer_name, pair.statement_on
