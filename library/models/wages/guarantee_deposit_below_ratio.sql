/*---
title:
  zh: 工资保证金低于合同额规定比例
  en: Wage guarantee deposit below the share of the contract
question:
  zh: 哪些在建项目存储的工资保证金加有效保函之和低于施工合同额的规定下限？
  en: At which sites do the deposit and valid letters of guarantee fall short of the lowest share of the contract?
kind: breach
subject: site
recipient: human_resources
severity: medium
law: [{parameter: wages.guarantee_share_lower}]
clue:
  zh: 项目{project_name}的工资保证金与有效保函合计{covered:money}元，为合同额的{measure:percent}，低于{threshold:percent}，差额{amount:money}元。
  en: The deposit and valid letter of {project_name} come to {covered:money}, {measure:percent} of the contract, under {threshold:percent}; {amount:money} is missing.
limits:
  zh: 依法减免存储的施工单位会误报；跨项目通用的保证金须分摊到各项目。
  en: Contractors exempted by law raise false alarms; a deposit held for several sites must be shared out among them.
---*/
with covered as (
    select
        institution_id,
        site_id,
        project_name,
        contract_amount,
        contract_signed_on,
        coalesce(guarantee_deposit, 0)
        + case when guarantee_letter_ends_on >= as_of then coalesce(guarantee_letter_amount, 0) else 0 end as covered
    from wage_site
    where site_status in ('building', 'suspended')
)

select
    institution_id,
    site_id as subject_id,
    covered / nullif(contract_amount, 0) as measure,
    param('wages.guarantee_share_lower', contract_signed_on) as threshold,
    -- evidence
    site_id,
    project_name,
    covered,
    param('wages.guarantee_share_lower', contract_signed_on) * contract_amount - covered as amount
from covered
where covered < param('wages.guarantee_share_lower', contract_signed_on) * contract_amount
