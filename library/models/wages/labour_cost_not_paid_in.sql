/*---
title:
  zh: 人工费用超过一个月未拨付到工资专用账户
  en: Labour cost not paid into the wage account for over a month
question:
  zh: 哪些在建项目的工资专用账户已超过规定周期没有人工费用拨入？
  en: Into which wage accounts of sites being built has no labour cost come for longer than the statutory period?
kind: breach
subject: site
recipient: human_resources
severity: high
law: [{parameter: wages.allocation_months}]
clue:
  zh: 项目{project_name}的工资专用账户自{last_on}起{measure}天没有人工费用拨入，超过{threshold}天，存在欠薪风险；账户余额{balance:money}元。
  en: The wage account of {project_name} has had no labour cost paid in for {measure} days since {last_on}, over {threshold}; its balance is {balance:money}. Wages are at risk.
limits:
  zh: 春节停工等无人出勤的月份会误报；象征性小额拨付看不出来。
  en: Months without work, as at the Spring Festival, raise false alarms; a token payment escapes.
---*/
with paid_in as (
    select
        institution_id,
        account_id,
        max(transacted_on) as last_on
    from supervised_account_movement
    where
        purpose = 'wage'
        and direction = 'credit'
        and transaction_type not in ('interest', 'batch')
    group by institution_id, account_id
),

watched as (
    select
        held.institution_id,
        site.site_id,
        site.project_name,
        account.account_id,
        held.balance,
        -- a bank that has not filed the newest month is judged by what it has filed
        held.period as known_on,
        greatest(account.opened_on, site.started_on, paid_in.last_on) as last_on
    from wage_site as site
    inner join wage_account as account on site.site_id = account.site_id
    inner join corporate_deposit_account as held on account.account_id = held.account_id
    inner join branch on held.institution_id = branch.institution_id and held.branch_id = branch.branch_id
    left join paid_in on held.institution_id = paid_in.institution_id and held.account_id = paid_in.account_id
    where
        site.site_status = 'building'
        and site.started_on <= held.period
        and account.closed_on is null
        and branch.bank_code = account.bank_code
)

select
    institution_id,
    site_id as subject_id,
    date_diff('day', last_on, known_on) as measure,
    date_diff('day', last_on, add_months(last_on, param('wages.allocation_months', last_on))) as threshold,
    -- evidence
    site_id,
    account_id,
    project_name,
    last_on,
    balance,
    balance as amount
from watched
where known_on > add_months(last_on, param('wages.allocation_months', last_on))
