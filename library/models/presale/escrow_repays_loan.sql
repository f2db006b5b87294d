/*---
title:
  zh: 以预售监管资金归还贷款
  en: Escrow money used to repay a loan
question:
  zh: 哪些预售资金监管账户在余额不足应留额度时仍用于归还贷款本息？
  en: Which escrow accounts repaid loans although the amount that must stay was not left in them?
kind: breach
subject: account
recipient: housing
severity: critical
law:
  - {parameter: presale.other_use_limit}
  - {parameter: presale.supervised_share}
clue:
  zh: 项目{project_id}的监管账户{account_id}有{payments}笔共{measure:money}元用于归还贷款，还款后余额低于应留额度，挪用了工程建设资金。
  en: Escrow account {account_id} of project {project_id} repaid {measure:money} of loans in {payments} payment(s) and was left below the amount required; money of the works was used.
limits:
  zh: 超出应留额度的资金可由企业自用，不计；先转到一般户再还贷的看不出来。
  en: Money above the amount required is the developer's and is not counted; a repayment by way of another account escapes.
---*/
with repayment as (
    select
        institution_id,
        account_id,
        project_id,
        transaction_id,
        transacted_on,
        amount
    from escrow_payout
    where
        is_repayment = 1
        and balance_after + guarantee_amount < param('presale.supervised_share', transacted_on) * supervised
)

select
    institution_id,
    account_id as subject_id,
    sum(amount) as measure,
    max(param('presale.other_use_limit', transacted_on)) as threshold,
    -- evidence
    account_id,
    project_id,
    list(distinct transaction_id) as transaction_id,
    count(*) as payments,
    sum(amount) as amount
from repayment
group by institution_id, account_id, project_id
having sum(amount) > max(param('presale.other_use_limit', transacted_on))
