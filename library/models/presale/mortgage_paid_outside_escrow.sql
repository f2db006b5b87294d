/*---
title:
  zh: 预售房按揭贷款未划入监管账户
  en: Mortgage of a pre-sold house paid outside the escrow account
question:
  zh: 哪些预售合同对应的按揭贷款没有划入合同约定的监管账户？
  en: Which mortgage loans for pre-sale contracts were not paid into the escrow account of the contract?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: presale.deposit_share}]
clue:
  zh: 按揭借据{loan_id}对应预售合同{contract_number}，贷款{amount:money}元划入监管账户{account_id}的比例为{measure:percent}，低于{threshold:percent}。
  en: Of mortgage {loan_id} for pre-sale contract {contract_number}, {amount:money} in all, {measure:percent} was paid into escrow account {account_id}, under {threshold:percent}.
limits:
  zh: 以贷款金额与合同约定一致识别对应关系；贷款额有调整的看不出来，未报送受托支付的不判断。
  en: Loan and contract are matched by the amount agreed; a changed amount escapes, a loan without filed payments is not judged.
---*/
with paid as (
    select
        contract.contract_number,
        contract.account_id,
        contract.signed_on,
        loan.institution_id,
        loan.loan_id,
        loan.loan_amount,
        sum(case when payment.payee_account = contract.account_id then payment.amount else 0 end) as into_escrow
    from presale_contract as contract
    inner join individual_customer as buyer on contract.buyer_id_number = buyer.id_number
    inner join personal_loan as loan
        on
            buyer.institution_id = loan.institution_id
            and buyer.customer_id = loan.customer_id
            and contract.loan_amount = loan.loan_amount
    inner join entrusted_payment as payment
        on loan.institution_id = payment.institution_id and loan.loan_id = payment.loan_id
    where
        loan.loan_type = 'mortgage'
        and loan.issued_on >= contract.signed_on
        and contract.cancelled_on is null
    group by
        contract.contract_number,
        contract.account_id,
        contract.signed_on,
        loan.institution_id,
        loan.loan_id,
        loan.loan_amount
)

select
    institution_id,
    loan_id as subject_id,
    into_escrow / nullif(loan_amount, 0) as measure,
    param('presale.deposit_share', signed_on) as threshold,
    -- evidence
    loan_id,
    contract_number,
    account_id,
    loan_amount as amount
from paid
where into_escrow < param('presale.deposit_share', signed_on) * loan_amount
