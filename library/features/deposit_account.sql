/*---
title: {zh: 全部存款账户, en: Every deposit account}
about: {zh: 个人与对公存款分户账合为一表，只取两表共有的列。, en: "Personal and corporate deposit accounts in one table, with the columns that both have."}
inline: true
---*/
select
    institution_id,
    period,
    'person' as owner_kind,
    customer_id,
    account_name,
    account_id,
    is_margin_account,
    interest_rate,
    currency,
    balance,
    opened_on,
    last_moved_on,
    closed_on,
    account_status,
    branch_id,
    ledger_code
from personal_deposit_account
union all
select
    institution_id,
    period,
    'firm' as owner_kind,
    customer_id,
    account_name,
    account_id,
    is_margin_account,
    interest_rate,
    currency,
    balance,
    opened_on,
    last_moved_on,
    closed_on,
    account_status,
    branch_id,
    ledger_code
from corporate_deposit_account
