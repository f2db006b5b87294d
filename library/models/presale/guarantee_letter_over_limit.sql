/*---
title:
  zh: 保函置换超过节点监管额度百分之三十
  en: Letter of guarantee replaces over thirty per cent of the supervised amount
question:
  zh: 哪些预售项目以保函置换的金额超过当前节点重点监管额度的规定比例？
  en: For which projects does the letter of guarantee exceed the allowed share of the amount supervised at the present node?
kind: breach
subject: account
recipient: housing
severity: high
law: [{parameter: presale.guarantee_replacement_limit}]
clue:
  zh: 项目{project_id}的监管账户{account_id}以保函置换{amount:money}元，占当前节点重点监管额度的{measure:percent}，超过{threshold:percent}。
  en: A letter of {amount:money} stands in for {measure:percent} of the amount supervised at the present node of project {project_id}, account {account_id}; the limit is {threshold:percent}.
limits:
  zh: 节点推进后应相应调减保函，调整期内会误报；一个项目多个监管账户按各户核定额分摊。
  en: The letter shrinks as nodes are reached; while that is being arranged a false alarm arises. Several accounts share the amount.
---*/
with node_reached as (
    select
        project_id,
        supervised_amount,
        row_number() over (partition by project_id order by reached_on desc, supervised_amount asc) as position
    from construction_node
    where reached_on <= as_of and supervised_amount is not null
),

replaced as (
    select
        account.institution_id,
        account.account_id,
        account.project_id,
        account.guarantee_amount,
        coalesce(
            node_reached.supervised_amount * account.key_supervised_amount
            / nullif(sum(account.key_supervised_amount) over (partition by account.project_id), 0),
            account.key_supervised_amount
        ) as supervised
    from presale_account as account
    left join node_reached on account.project_id = node_reached.project_id and node_reached.position = 1
    where account.closed_on is null
)

select
    institution_id,
    account_id as subject_id,
    guarantee_amount / nullif(supervised, 0) as measure,
    param('presale.guarantee_replacement_limit', as_of) as threshold,
    -- evidence
    account_id,
    project_id,
    guarantee_amount as amount
from replaced
where guarantee_amount > param('presale.guarantee_replacement_limit', as_of) * supervised
