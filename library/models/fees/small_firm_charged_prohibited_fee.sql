/*---
title:
  zh: 向小微企业收取禁收费用
  en: Small firm is charged a prohibited fee
question:
  zh: 哪些小微企业借款人被银行收取承诺费、资金管理费？
  en: Which small and micro borrowers were charged commitment or fund management fees by the bank?
kind: breach
subject: customer
recipient: institution
severity: high
law: [{parameter: small_firm.prohibited_fee_limit}, {parameter: keywords.prohibited_small_firm_fee}]
clue:
  zh: 小微企业客户{customer_id}（{enterprise_size}）被收取“{summary}”等{fees}笔，合计{amount:money}元。
  en: The customer {customer_id} ({enterprise_size}) was charged {fees} fees such as “{summary}”, {amount:money} together.
limits:
  zh: 以摘要识别费用；换名收取的看不出来。银团贷款除外的规定未区分。
  en: Fees are known by the words of the movement; a fee under another name is not seen. The exception for syndicated loans is not applied.
---*/
with fee as (
    select
        movement.institution_id,
        payer.customer_id,
        movement.amount,
        movement.transacted_on,
        movement.summary,
        movement.transaction_id
    from internal_movement as movement
    inner join corporate_deposit_account as payer
        on movement.institution_id = payer.institution_id and movement.counterparty_account = payer.account_id
    where
        movement.direction = 'credit'
        and movement.reversal = 'normal'
        and regexp_matches(movement.summary, param('keywords.prohibited_small_firm_fee', as_of))
        and movement.amount > param('small_firm.prohibited_fee_limit', movement.transacted_on)
)
select
    fee.institution_id,
    fee.customer_id as subject_id,
    fee.customer_id,
    firm.enterprise_size,
    min(fee.summary) as summary,
    count(*) as fees,
    sum(fee.amount) as measure,
    param('small_firm.prohibited_fee_limit', as_of) as threshold,
    sum(fee.amount) as amount,
    -- evidence
    list(fee.transaction_id) as transaction_id
from fee
inner join corporate_customer as firm
    on fee.institution_id = firm.institution_id and fee.customer_id = firm.customer_id
where
    firm.enterprise_size in ('small', 'micro')
    and exists (
        select 1 from corporate_loan
        where corporate_loan.institution_id = fee.institution_id and corporate_loan.customer_id = fee.customer_id
    )
group by fee.institution_id, fee.customer_id, firm.enterprise_size
