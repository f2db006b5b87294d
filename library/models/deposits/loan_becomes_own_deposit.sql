/*---
title:
  zh: 以贷转存
  en: Loan becomes a deposit of the borrower
question:
  zh: 哪些贷款的资金经三次以内划转，转为借款人本人的定期、通知、结构性等存款？
  en: Which loans become a time, notice, structured or similar deposit of the borrower within three transfers?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: tracing.amount_lower}]
clue:
  zh: 借据{loan_id}的资金经{hops}次划转，于{ended_on}存入借款人本人的定期类账户{account_id}，金额{amount:money}元，占放款额的{measure:percent}。
  en: "Money of loan {loan_id} went into time deposit {account_id} of the borrower in {hops} transfers on {ended_on}: {amount:money}, {measure:percent} of the loan."
limits:
  zh: 只看放款额大部分转存的；由关联人代为存款的看不到。以自有资金转存的由稀释检验排除。
  en: It sees the larger part of a loan being deposited; a deposit in somebody else's name escapes. Own money put aside is left out by the dilution test.
---*/
with time_deposit as (
    select institution_id, account_id
    from personal_deposit_account
    where account_kind in ('time', 'notice', 'negotiated', 'agreed', 'structured')
    union
    select institution_id, account_id
    from corporate_deposit_account
    where account_kind in ('time', 'notice', 'negotiated', 'agreed', 'structured')
),
deposited as (
    select
        p.institution_id,
        p.loan_id,
        p.hops,
        p.certainty,
        p.ended_on,
        p.amount_in,
        p.amount_at_end,
        p.end_account as account_id,
        p.path_institution_id,
        p.transaction_id,
        row_number() over (partition by p.institution_id, p.loan_id order by p.certainty, p.hops, p.ended_on, p.end_account) as choice
    from fund_path as p
    inner join time_deposit as t on p.end_institution_id = t.institution_id and p.end_account = t.account_id
    where p.certainty <> 'diluted' and p.end_id_number = p.id_number
)
select
    institution_id,
    loan_id as subject_id,
    amount_at_end / nullif(amount_in, 0) as measure,
    param('tracing.amount_lower', as_of) as threshold,
    -- evidence
    loan_id,
    hops,
    certainty,
    ended_on,
    account_id,
    path_institution_id as other_institution_id,
    transaction_id,
    amount_at_end as amount
from deposited
where choice = 1
