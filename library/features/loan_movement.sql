/*---
title: {zh: 全部贷款明细, en: Every loan account movement}
about: {zh: 个人与对公贷款分户账明细合为一表，只取两表共有的列；借为发放，贷为收回。, en: "Personal and corporate loan account movements in one table, with the columns that both have; debit is lending, credit is repayment."}
inline: true
---*/
select
    institution_id,
    period,
    'person' as borrower_kind,
    customer_id,
    loan_id,
    loan_account_id,
    transaction_id,
    transaction_type,
    direction,
    transacted_on,
    amount,
    balance_after,
    counterparty_account,
    counterparty_name,
    summary,
    reversal
from personal_loan_movement
union all
select
    institution_id,
    period,
    'firm' as borrower_kind,
    customer_id,
    loan_id,
    loan_account_id,
    transaction_id,
    transaction_type,
    direction,
    transacted_on,
    amount,
    balance_after,
    counterparty_account,
    counterparty_name,
    summary,
    reversal
from corporate_loan_movement
