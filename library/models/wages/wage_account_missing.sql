/*---
title:
  zh: 施工合同签订三十日后仍未开立工资专用账户
  en: No wage account thirty days after the construction contract
question:
  zh: 哪些在建项目的施工合同签订已超过规定天数，农民工工资专用账户尚未开立或者逾期才开立？
  en: For which sites was the wage account not opened, or opened late, counted from the contract?
kind: breach
subject: site
recipient: human_resources
severity: high
law: [{parameter: wages.account_opening_days}]
clue:
  zh: 项目{project_name}的施工合同于{contract_signed_on}签订，{measure}天后才开立或仍未开立工资专用账户，超过{threshold}天，合同金额{amount:money}元。
  en: The contract of {project_name} was signed on {contract_signed_on}; its wage account was opened {measure} days later or not yet, over {threshold}; contract {amount:money}.
limits:
  zh: 合同额小、工期短按规定可不开户的项目会误报；多个项目共用一户的应登记到各项目。
  en: Small and short works exempt from an account raise false alarms; an account shared by several sites must be registered for each.
---*/
with opened as (
    select
        site_id,
        min(opened_on) as opened_on,
        list(distinct account_id) as account_id
    from wage_account
    group by site_id
)

select
    site.institution_id,
    site.site_id as subject_id,
    date_diff('day', site.contract_signed_on, coalesce(opened.opened_on, as_of)) as measure,
    param('wages.account_opening_days', site.contract_signed_on) as threshold,
    -- evidence
    site.site_id,
    opened.account_id,
    site.project_name,
    site.contract_signed_on,
    site.contract_amount as amount
from wage_site as site
left join opened on site.site_id = opened.site_id
where
    site.site_status in ('planned', 'building', 'suspended')
    and date_diff('day', site.contract_signed_on, coalesce(opened.opened_on, as_of))
    > param('wages.account_opening_days', site.contract_signed_on)
