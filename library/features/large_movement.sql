/*---
title: {zh: 可追踪金额的存款明细, en: Movements large enough to trace}
about: {zh: 个人与对公存款账户的正常交易，金额不低于追踪起点金额与金额下限之积；算一次，供资金流向各模型共用。, en: "Normal movements of deposit accounts from the tracing minimum times the lower bound of amounts on; computed once for all models that follow money."}
---*/
select
    institution_id,
    owner_kind,
    customer_id,
    account_id,
    account_name,
    branch_id,
    transaction_id,
    transaction_type,
    direction,
    transacted_on,
    transacted_at,
    amount,
    balance_after,
    counterparty_account,
    counterparty_name,
    summary,
    cash_or_transfer
from deposit_movement
where reversal = 'normal' and amount >= param('tracing.amount_lower', as_of) * param('tracing.minimum_amount', as_of)
