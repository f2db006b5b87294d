/*---
title:
  zh: 贷款结清后抵押登记迟迟不注销
  en: Mortgage stays in the register long after the loan was paid off
question:
  zh: 哪些抵押担保的贷款已全部结清，过了应申请注销的工作日，登记簿上的抵押权仍未申请注销？
  en: For which mortgages was no release asked for although every loan that they secured was paid off and the working days to ask are over?
kind: anomaly
subject: contract
recipient: institution
severity: medium
law: [{parameter: registration.release_reminder_days}]
clue:
  zh: 抵押合同{guarantee_contract_id}所担保的贷款已于{ended_on}全部结清，至今{measure}天，超过{working_days}个工作日（按放假安排折合{threshold}天），权证{title_number}上的抵押权仍未申请注销。
  en: All loans under guarantee contract {guarantee_contract_id} were paid off by {ended_on}, {measure} days ago, over {working_days} working days ({threshold} days by the holiday calendar), and no release was asked for of the mortgage on title {title_number}.
limits:
  zh: 只看报送期末仍列示的已结清借据；最高额抵押期内循环用信、同一权证另担保未结清贷款的不在其内；贷款转让的不算结清；登记机构未报送申请日期的，已申请待办结的会误报。
  en: Sees paid-off receipts while they are still filed. Maximum-amount guarantees in use and titles that secure another live loan are left out, and a loan sold is not paid off. Where the registry files no day of application, one that waits for it is a false alarm.
---*/
with contract as (
    select
        institution_id,
        contract_id,
        max(ended_on) as ended_on
    from loan
    group by institution_id, contract_id
    having sum(principal_balance) = 0 and min(case when loan_status = 'settled' then 1 else 0 end) = 1
),
secured as (
    select
        piece.institution_id,
        piece.title_number,
        max(piece.collateral_id) as collateral_id,
        max(guarantee.guarantee_contract_id) as guarantee_contract_id,
        max(contract.ended_on) as ended_on
    from collateral as piece
    inner join guarantee_contract as guarantee
        on
            piece.institution_id = guarantee.institution_id
            and piece.guarantee_contract_id = guarantee.guarantee_contract_id
    left join contract
        on
            guarantee.institution_id = contract.institution_id
            and guarantee.secured_contract_id = contract.contract_id
    where piece.title_number is not null and guarantee.guarantee_type in ('mortgage', 'mixed')
    group by piece.institution_id, piece.title_number
    having count(*) = count(contract.contract_id)
)
select
    secured.institution_id,
    secured.guarantee_contract_id as subject_id,
    date_diff('day', secured.ended_on, as_of) as measure,
    working_days('registration.release_reminder_days') as threshold,
    -- evidence
    secured.guarantee_contract_id,
    secured.collateral_id,
    secured.title_number,
    list(distinct entry.mortgage_number) as mortgage_number,
    secured.ended_on,
    param('registration.release_reminder_days', as_of) as working_days,
    max(entry.secured_amount) as amount
from secured
inner join registered_mortgage as entry
    on secured.institution_id = entry.institution_id and secured.title_number = entry.title_number
where
    entry.cancelled_on is null
    and entry.release_applied_on is null
    and entry.registered_on <= secured.ended_on
    and date_diff('day', secured.ended_on, as_of) > working_days('registration.release_reminder_days')
group by
    secured.institution_id,
    secured.guarantee_contract_id,
    secured.collateral_id,
    secured.title_number,
    secured.ended_on
