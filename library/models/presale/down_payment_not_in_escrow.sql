/*---
title:
  zh: 购房首付款未存入监管账户
  en: Down payment not paid into the escrow account
question:
  zh: 哪些已网签预售合同的首付款在规定天数之后仍未足额进入监管账户？
  en: For which pre-sale contracts signed has the down payment not reached the escrow account in full within the days allowed?
kind: breach
subject: contract
recipient: housing
severity: high
law:
  - {parameter: presale.deposit_share}
  - {parameter: screening.escrow_credit_days}
clue:
  zh: 预售合同{subject_id}（买受人{buyer_name}）首付款进入监管账户{account_id}的比例仅{measure:percent}，低于{threshold:percent}，差额{amount:money}元去向不明。
  en: Of the down payment of contract {subject_id} ({buyer_name}) only {measure:percent} reached escrow account {account_id}, under {threshold:percent}; {amount:money} went elsewhere.
limits:
  zh: 由亲属代付而户名不同的会误报；只看监管账户有明细以来签订的合同。
  en: A relative who pays under another name raises a false alarm; only contracts signed since the account's movements are filed are seen.
---*/
with received as (
    select
        account_id,
        counterparty_name,
        sum(amount) as received
    from supervised_account_movement
    where purpose = 'presale' and direction = 'credit'
    group by account_id, counterparty_name
),

filed as (
    select
        account_id,
        min(transacted_on) as begins_on
    from supervised_account_movement
    where purpose = 'presale'
    group by account_id
),

due as (
    select
        contract.institution_id,
        contract.account_id,
        contract.buyer_name,
        list(distinct contract.contract_number) as contract_number,
        min(contract.contract_number) as first_contract,
        max(contract.signed_on) as signed_on,
        sum(contract.down_payment) as down_payment
    from presale_contract as contract
    inner join filed on contract.account_id = filed.account_id
    where
        contract.cancelled_on is null
        and contract.signed_on > filed.begins_on
        and add_days(contract.signed_on, param('screening.escrow_credit_days', as_of)) < as_of
    group by contract.institution_id, contract.account_id, contract.buyer_name
)

select
    due.institution_id,
    due.first_contract as subject_id,
    coalesce(received.received, 0) / nullif(due.down_payment, 0) as measure,
    param('presale.deposit_share', due.signed_on) as threshold,
    -- evidence
    due.contract_number,
    due.account_id,
    due.buyer_name,
    due.down_payment - coalesce(received.received, 0) as amount
from due
left join received on due.account_id = received.account_id and due.buyer_name = received.counterparty_name
where coalesce(received.received, 0) < param('presale.deposit_share', due.signed_on) * due.down_payment
