/*---
title: {zh: 贷款资金路径, en: Path of the money of a loan}
about: {zh: 一行一笔借据的一条一至三跳资金路径：自入账账户或受托支付收款账户起，逐跳追踪与放款额相当的支出；certainty按稀释检验分为certain（必含贷款资金）、possible、diluted（已被稀释）。, en: "One row a loan and a path of one to three transfers from the receiving account or that of the entrusted payee, each about as large as the loan; certainty by the dilution test is certain, possible or diluted."}
---*/
with path as (
    select 1 as hops, institution_id, loan_id, customer_id, start_account, amount_in, end_account, end_counterparty_name,
        end_summary, end_transaction_type, ended_on, amount_at_end, is_certain, is_diluted, path_institution_id, transaction_id
    from fund_hop_1
    union all
    select 1 + 1 as hops, institution_id, loan_id, customer_id, start_account, amount_in, end_account, end_counterparty_name,
        end_summary, end_transaction_type, ended_on, amount_at_end, is_certain, is_diluted, path_institution_id, transaction_id
    from fund_hop_2
    union all
    select 1 + 1 + 1 as hops, institution_id, loan_id, customer_id, start_account, amount_in, end_account, end_counterparty_name,
        end_summary, end_transaction_type, ended_on, amount_at_end, is_certain, is_diluted, path_institution_id, transaction_id
    from fund_hop_3
),
-- closed accounts are filed no more; their movements still say whose they were
owner as (
    select institution_id, customer_id, account_id
    from deposit_account
    where account_id in (select end_account from path)
    union
    select institution_id, customer_id, account_id
    from large_movement
    where account_id in (select end_account from path)
),
person as (
    select institution_id, customer_id, id_number, customer_nature
    from customer
    where customer_id in (select customer_id from path union select customer_id from owner)
)
select
    path.institution_id,
    path.loan_id,
    loan.loan_type,
    path.customer_id,
    borrower.id_number,
    path.start_account,
    path.hops,
    path.end_account,
    owner.institution_id as end_institution_id,
    owner.customer_id as end_customer_id,
    receiver.id_number as end_id_number,
    receiver.customer_nature as end_customer_nature,
    path.end_counterparty_name,
    path.end_summary,
    path.end_transaction_type,
    path.ended_on,
    path.amount_in,
    path.amount_at_end,
    case when path.is_certain = 1 then 'certain' when path.is_diluted = 1 then 'diluted' else 'possible' end as certainty,
    path.path_institution_id,
    path.transaction_id
from path
inner join loan on path.institution_id = loan.institution_id and path.loan_id = loan.loan_id
left join owner on path.end_account = owner.account_id
left join person as borrower
    on path.institution_id = borrower.institution_id and path.customer_id = borrower.customer_id
left join person as receiver
    on owner.institution_id = receiver.institution_id and owner.customer_id = receiver.customer_id
where path.hops <= param('tracing.hops', as_of)
