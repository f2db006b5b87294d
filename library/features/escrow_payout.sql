/*---
title: {zh: 预售资金监管账户的支出, en: Payments out of a pre-sale escrow account}
about: {zh: 一行一笔支出，附支出当日所处节点应当留存的重点监管额度（未达任何节点的为核定总额；一个项目有多个监管账户的按各户核定额分摊）；不含退还已撤销合同买受人的款项。, en: "One row a payment with the amount that had to stay at the node reached by that day (the whole amount before any node; shared out by their own amounts where a project has several accounts); without refunds to buyers of cancelled contracts."}
---*/
with account as (
    select
        account_id,
        project_id,
        developer_unified_code,
        key_supervised_amount,
        coalesce(guarantee_amount, 0) as guarantee_amount,
        sum(key_supervised_amount) over (partition by project_id) as project_amount
    from presale_account
),

payout as (
    select
        moved.institution_id, moved.account_id, moved.transaction_id, moved.transaction_type, moved.transacted_on,
        moved.amount, moved.balance_after, moved.counterparty_account, moved.counterparty_name, moved.summary,
        account.project_id, account.developer_unified_code, account.key_supervised_amount, account.project_amount,
        account.guarantee_amount
    from supervised_account_movement as moved
    inner join account on moved.account_id = account.account_id and moved.work_id = account.project_id
    where
        moved.purpose = 'presale'
        and moved.direction = 'debit'
        and not exists (
            select 1
            from presale_contract as contract
            where
                contract.account_id = moved.account_id
                and contract.buyer_name = moved.counterparty_name
                and contract.cancelled_on is not null
        )
),

at_node as (
    select
        payout.transaction_id,
        payout.institution_id,
        node.supervised_amount,
        row_number() over (
            partition by payout.institution_id, payout.transaction_id order by node.reached_on desc, node.supervised_amount asc
        ) as position
    from payout
    inner join construction_node as node on payout.project_id = node.project_id
    where node.reached_on <= payout.transacted_on and node.supervised_amount is not null
)

select
    payout.institution_id, payout.account_id, payout.project_id, payout.developer_unified_code, payout.guarantee_amount,
    payout.transaction_id, payout.transaction_type, payout.transacted_on, payout.amount, payout.balance_after,
    payout.counterparty_account, payout.counterparty_name,
    case
        when
            payout.transaction_type in ('principal_repayment', 'interest_repayment')
            or regexp_matches(coalesce(payout.summary, ''), param('keywords.loan_repayment', as_of))
            then 1
        else 0
    end as is_repayment,
    coalesce(
        at_node.supervised_amount * payout.key_supervised_amount / nullif(payout.project_amount, 0), payout.key_supervised_amount
    ) as supervised
from payout
left join at_node
    on
        payout.institution_id = at_node.institution_id
        and payout.transaction_id = at_node.transaction_id
        and at_node.position = 1
