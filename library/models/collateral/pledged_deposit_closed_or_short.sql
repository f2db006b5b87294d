/*---
title:
  zh: 质押存款已销户或余额不足
  en: Pledged deposit is closed or too small
question:
  zh: 哪些以存单、存款质押的贷款，质押账户已销户、查无或余额低于押品估值？
  en: Which loans secured by a deposit rest on an account that is closed, unknown, or holds less than the value of the collateral?
kind: anomaly
subject: contract
recipient: institution
severity: critical
law: []
unique: [collateral_id]
clue:
  zh: 押品{collateral_id}以账户{account_id}的存款质押，估值{threshold:money}元，账户现有{measure:money}元，缺{amount:money}元，所担保贷款余额{debt:money}元。
  en: Collateral {collateral_id} is the deposit in account {account_id}, valued at {threshold:money}; the account holds {measure:money}, {amount:money} short; loans secured {debt:money}.
limits:
  zh: 以质押票证号码对存款账号，在全部报送银行中查找；以存单号而非账号报送的、在未报送银行的存单会误报。
  en: The certificate number is looked up among the accounts of all banks that file; a receipt's own number, or a deposit at a bank that does not file, is a false alarm.
---*/
with pledged as (
    select
        institution_id,
        collateral_id,
        guarantee_contract_id,
        secured_contract_id,
        pledge_certificate_number,
        latest_value,
        debt
    from collateral_in_use
    where collateral_type = 'deposit_receipt' and pledge_certificate_number is not null
),
held as (
    select
        account_id,
        sum(case when closed_on is null and account_status != 'closed' then balance else 0 end) as balance
    from deposit_account
    where account_id in (select pledge_certificate_number from pledged)
    group by account_id
)
select
    pledged.institution_id,
    pledged.guarantee_contract_id as subject_id,
    coalesce(held.balance, 0) as measure,
    pledged.latest_value as threshold,
    -- evidence
    pledged.guarantee_contract_id,
    pledged.secured_contract_id,
    pledged.collateral_id,
    pledged.pledge_certificate_number as account_id,
    pledged.debt,
    pledged.latest_value - coalesce(held.balance, 0) as amount
from pledged
left join held on pledged.pledge_certificate_number = held.account_id
where coalesce(held.balance, 0) < pledged.latest_value
