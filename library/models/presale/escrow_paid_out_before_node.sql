/*---
title:
  zh: 未达节点即支出预售监管资金
  en: Escrow money paid out before its node was reached
question:
  zh: 哪些预售资金监管账户在支出之后，余额低于当时节点应当留存的重点监管额度？
  en: Which escrow accounts fell below the amount that had to stay at the node of the day when they paid out?
kind: breach
subject: account
recipient: housing
severity: critical
law: [{parameter: presale.supervised_share}]
clue:
  zh: 项目{project_id}的监管账户{account_id}有{payments}笔支出使余额降至应留额度的{measure:percent}，低于{threshold:percent}，涉及支出{amount:money}元。
  en: Escrow account {account_id} of project {project_id} paid out {amount:money} in {payments} payment(s) and kept {measure:percent} of the amount required, under {threshold:percent}.
limits:
  zh: 置换保函按现额抵减，中途变更的有误差；经批准用于应急支付的会误报；退还撤销合同买受人的不计，归还贷款另有模型。
  en: A letter of guarantee is counted as it stands today; payments approved in an emergency raise false alarms; refunds of cancelled contracts are left out, loan repayments have a model of their own.
---*/
with short as (
    select
        institution_id,
        account_id,
        project_id,
        transaction_id,
        amount,
        (balance_after + guarantee_amount) / nullif(supervised, 0) as kept,
        param('presale.supervised_share', transacted_on) as required
    from escrow_payout
    where
        is_repayment = 0
        and balance_after + guarantee_amount < param('presale.supervised_share', transacted_on) * supervised
)

select
    institution_id,
    account_id as subject_id,
    min(kept) as measure,
    max(required) as threshold,
    -- evidence
    account_id,
    project_id,
    list(distinct transaction_id) as transaction_id,
    count(*) as payments,
    sum(amount) as amount
from short
group by institution_id, account_id, project_id
