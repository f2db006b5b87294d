/*---
title:
  zh: 预售监管资金支付给开发企业关联方
  en: Escrow money paid to a related party of the developer
question:
  zh: 哪些预售资金监管账户的资金支付给了与开发企业同受控制、又不是本项目总承包单位的企业或个人？
  en: Which escrow accounts paid a firm or person under common control with the developer that is not the project's general contractor?
kind: anomaly
subject: account
recipient: housing
severity: high
law: [{parameter: presale.other_use_limit}]
clue:
  zh: 项目{project_id}的监管账户{account_id}有{payments}笔共{measure:money}元支付给开发企业关联方{counterparty_name}等，涉嫌抽逃预售资金。
  en: Escrow account {account_id} of project {project_id} paid {measure:money} in {payments} payment(s) to {counterparty_name} and other related parties of the developer; pre-sale money may have been drained.
limits:
  zh: 关联供应商真实供货会误报；经非关联方中转的看不出来。
  en: A related supplier of real goods raises a false alarm; money passed through an unrelated party escapes.
---*/
with account as (
    select institution_id, customer_id, account_id
    from deposit_account
    where account_id in (select counterparty_account from escrow_payout)
),

payee as (
    select
        payout.institution_id,
        payout.transaction_id,
        firm.unified_code as payee_code
    from escrow_payout as payout
    inner join firm on payout.counterparty_name = firm.firm_name
    union
    select
        payout.institution_id,
        payout.transaction_id,
        customer.id_number as payee_code
    from customer
    inner join (escrow_payout as payout inner join account on payout.counterparty_account = account.account_id)
        on customer.institution_id = account.institution_id and customer.customer_id = account.customer_id
),

member as (
    select member_id, group_id
    from customer_group where member_id in (select payee_code from payee union all select developer_unified_code from escrow_payout)
),

related as (
    select distinct
        payout.institution_id,
        payout.account_id,
        payout.project_id,
        payout.transaction_id,
        payout.counterparty_name,
        payout.amount
    from escrow_payout as payout
    inner join payee on payout.institution_id = payee.institution_id and payout.transaction_id = payee.transaction_id
    inner join member as own on payout.developer_unified_code = own.member_id
    inner join member as other on payee.payee_code = other.member_id and own.group_id = other.group_id
    left join construction_project as project on payout.project_id = project.project_id
    where
        payee.payee_code <> payout.developer_unified_code
        and payee.payee_code <> coalesce(project.contractor_unified_code, '')
)

select
    institution_id,
    account_id as subject_id,
    sum(amount) as measure,
    param('presale.other_use_limit', as_of) as threshold,
    -- evidence
    account_id,
    project_id,
    list(distinct transaction_id) as transaction_id,
    min(counterparty_name) as counterparty_name,
    count(*) as payments,
    sum(amount) as amount
from related
group by institution_id, account_id, project_id
having sum(amount) > param('presale.other_use_limit', as_of)
