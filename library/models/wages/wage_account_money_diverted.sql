/*---
title:
  zh: 工资专用账户资金支付给非农民工
  en: Wage account money paid to others than the workers
question:
  zh: 哪些工资专用账户的资金转入了不在本项目工资表上的账户？
  en: Which wage accounts paid money to accounts that stand on no payroll of the site?
kind: breach
subject: account
recipient: human_resources
severity: critical
law: [{parameter: wages.other_use_limit}]
clue:
  zh: 项目{site_id}的工资专用账户{account_id}有{payments}笔共{measure:money}元转给{counterparty_name}等，收款账户不在工资表上，涉嫌挪用。
  en: Wage account {account_id} of site {site_id} paid {measure:money} in {payments} payment(s) to {counterparty_name} and others who stand on no payroll; diversion is suspected.
limits:
  zh: 工人换卡未更新工资表的会误报；混在批量代发中的虚列人员由考勤模型发现；完工公示后的余额退还不看。
  en: A worker's new card raises a false alarm; ghosts inside a batch are found by the model of attendance; the remainder returned after completion is not looked at.
---*/
with other_use as (
    select
        moved.institution_id,
        moved.work_id as site_id,
        moved.account_id,
        moved.transaction_id,
        moved.counterparty_name,
        moved.amount,
        moved.transacted_on
    from supervised_account_movement as moved
    inner join wage_account as account on moved.account_id = account.account_id and moved.work_id = account.site_id
    where
        moved.purpose = 'wage'
        and moved.direction = 'debit'
        and moved.transaction_type <> 'batch'
        and moved.counterparty_account is not null
        and (account.closure_announced_on is null or moved.transacted_on < account.closure_announced_on)
        and not exists (
            select 1
            from wage_payroll as payroll
            where
                payroll.site_id = moved.work_id
                and payroll.worker_account = moved.counterparty_account
        )
)

select
    institution_id,
    account_id as subject_id,
    sum(amount) as measure,
    max(param('wages.other_use_limit', transacted_on)) as threshold,
    -- evidence
    account_id,
    site_id,
    list(distinct transaction_id) as transaction_id,
    min(counterparty_name) as counterparty_name,
    count(*) as payments,
    sum(amount) as amount
from other_use
group by institution_id, account_id, site_id
having sum(amount) > max(param('wages.other_use_limit', transacted_on))
