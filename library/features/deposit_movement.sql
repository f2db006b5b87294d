/*---
title: {zh: 全部存款明细, en: Every deposit movement}
about: {zh: 个人与对公存款分户账明细合为一表，只取两表共有的列；贷为转入，借为转出。, en: "Personal and corporate deposit movements in one table, with the columns that both have; credit is money in, debit is money out."}
inline: true
---*/
select
    institution_id,
    period,
    'person' as owner_kind,
    customer_id,
    account_name,
    account_id,
    branch_id,
    transaction_id,
    transaction_type,
    direction,
    transacted_on,
    transacted_at,
    currency,
    amount,
    balance_after,
    counterparty_account,
    counterparty_name,
    counterparty_bank_code,
    summary,
    postscript,
    reversal,
    cash_or_transfer,
    channel,
    ip_address,
    mac_address,
    teller_id,
    authoriser_id
from personal_deposit_movement
union all
select
    institution_id,
    period,
    'firm' as owner_kind,
    customer_id,
    account_name,
    account_id,
    branch_id,
    transaction_id,
    transaction_type,
    direction,
    transacted_on,
    transacted_at,
    currency,
    amount,
    balance_after,
    counterparty_account,
    counterparty_name,
    counterparty_bank_code,
    summary,
    postscript,
    reversal,
    cash_or_transfer,
    channel,
    ip_address,
    mac_address,
    teller_id,
    authoriser_id
from corporate_deposit_movement
