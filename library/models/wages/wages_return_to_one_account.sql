/*---
title:
  zh: 工资发放后回流到同一账户
  en: Wages flow back to one account after pay
question:
  zh: 哪些账户在发薪后几天内收到同一项目多名工人转来的大部分工资？
  en: Which accounts receive most of the wage of several workers of one site within days of pay?
kind: anomaly
subject: site
recipient: human_resources
severity: high
law:
  - {parameter: screening.wage_return_count}
  - {parameter: screening.wage_return_days}
  - {parameter: screening.wage_return_share}
clue:
  zh: 项目{site_id}有{measure}名工人在领到工资后数日内把大部分工资转入账户{collecting_account}，达到{threshold}人，合计{amount:money}元，涉嫌虚列工资套取资金。
  en: At site {site_id}, {measure} workers sent most of their wage to account {collecting_account} within days, at or over {threshold}; {amount:money} in all. Fictitious wages are suspected.
limits:
  zh: 工人在同一商户消费或托班组长汇款回家会误报；取现交回的看不出来。
  en: A common shop, or a foreman who remits home for all, raises a false alarm; cash handed back escapes.
unique: [collecting_account]
---*/
with wage as (
    select
        site_id,
        id_number,
        worker_account,
        paid_on,
        sum(amount_paid) as paid
    from wage_payroll
    where amount_paid > 0 and worker_account is not null
    group by site_id, id_number, worker_account, paid_on
),

returned as (
    select
        moved.institution_id,
        wage.site_id,
        wage.id_number,
        moved.counterparty_account as collecting_account,
        moved.transaction_id,
        moved.amount
    from deposit_movement as moved
    inner join wage on moved.account_id = wage.worker_account
    where
        moved.direction = 'debit'
        and moved.reversal = 'normal'
        and moved.counterparty_account is not null
        and moved.transacted_on >= wage.paid_on
        and moved.transacted_on <= add_days(wage.paid_on, param('screening.wage_return_days', as_of))
        and moved.amount >= param('screening.wage_return_share', as_of) * wage.paid
),

gathered as (
    select
        site_id,
        collecting_account,
        count(distinct id_number) as workers,
        list(distinct transaction_id) as transaction_id,
        list(distinct institution_id) as other_institution_id,
        sum(amount) as amount
    from returned
    group by site_id, collecting_account
    having count(distinct id_number) >= param('screening.wage_return_count', as_of)
)

select
    site.institution_id,
    site.site_id as subject_id,
    gathered.workers as measure,
    param('screening.wage_return_count', as_of) as threshold,
    -- evidence
    site.site_id,
    gathered.collecting_account,
    gathered.transaction_id,
    gathered.other_institution_id,
    gathered.amount
from gathered
inner join wage_site as site on gathered.site_id = site.site_id
