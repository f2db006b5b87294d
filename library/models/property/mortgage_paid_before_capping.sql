/*---
title:
  zh: 主体结构未封顶即发放按揭
  en: Mortgage paid out before the main structure is capped
question:
  zh: 哪些预售房按揭在所购楼盘主体结构封顶之前发放？
  en: Which mortgages on pre-sale homes were paid out before the main structure was capped?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: property_loan.days_before_capping}]
clue:
  zh: 借据{loan_id}于{issued_on}发放按揭{amount:money}元，早于项目{project_id}主体封顶（登记日期{capped_on}，未封顶的算至今日）{measure}天，容许{threshold}天。
  en: Mortgage {loan_id} of {amount:money} was paid out on {issued_on}, {measure} days before the main structure of project {project_id} was capped or up to now (day of capping {capped_on}; allowed are {threshold}).
limits:
  zh: 节点以最后一幢楼为准，分期封顶的项目先封顶的楼会误报；至今未封顶的按运行日计算天数。
  en: The node counts for the last building, so a building capped earlier is a false alarm; where it is not capped yet the days run to the run date.
---*/
with capping as (
    select project_id, max(reached_on) as capped_on
    from construction_node
    where node = 'main_capped'
    group by project_id
)
select
    home.institution_id,
    home.loan_id as subject_id,
    date_diff('day', home.issued_on, coalesce(capping.capped_on, as_of)) as measure,
    param('property_loan.days_before_capping', home.issued_on) as threshold,
    -- evidence
    home.loan_id,
    home.contract_number,
    home.project_id,
    'main_capped' as node,
    capping.capped_on,
    home.issued_on,
    home.loan_amount as amount
from financed_purchase as home
inner join capping on home.project_id = capping.project_id
where
    date_diff('day', home.issued_on, coalesce(capping.capped_on, as_of))
    > param('property_loan.days_before_capping', home.issued_on)
