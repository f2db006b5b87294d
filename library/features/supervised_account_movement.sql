/*---
title: {zh: 监管专户的资金进出, en: Movements of supervised accounts}
about: {zh: 农民工工资专用账户和预售资金监管账户的银行明细，按登记的开户银行与账号对应；不含冲补抹。, en: "The bank's movements of wage accounts and pre-sale escrow accounts, matched by the registered bank and account number; without reversals."}
---*/
with supervised as (
    select 'wage' as purpose, account_id, bank_code, site_id as work_id
    from wage_account
    union all
    select 'presale' as purpose, account_id, bank_code, project_id as work_id
    from presale_account
),

bank as (
    select distinct institution_id, bank_code
    from branch
)

select
    supervised.purpose,
    supervised.work_id,
    moved.institution_id,
    moved.account_id,
    moved.transaction_id,
    moved.transaction_type,
    moved.direction,
    moved.transacted_on,
    moved.transacted_at,
    moved.amount,
    moved.balance_after,
    moved.counterparty_account,
    moved.counterparty_name,
    moved.summary
from corporate_deposit_movement as moved
inner join supervised on moved.account_id = supervised.account_id
inner join bank on moved.institution_id = bank.institution_id and supervised.bank_code = bank.bank_code
where moved.reversal = 'normal'
