/*---
title:
  zh: 他行大额逾期的企业在本行仍列为正常
  en: Firm overdue at other banks is classed as performing
question:
  zh: 哪些非零售债务人在所有银行的债务中逾期超过九十天的占比已超过规定比例，本行仍列为正常或关注？
  en: Which corporate debtors have more than the permitted share of their debts at all banks overdue for more than ninety days while a bank still classes them normal or special mention?
kind: breach
subject: customer
recipient: institution
severity: high
law: [{parameter: classification.other_bank_overdue_share}, {parameter: classification.overdue_days_substandard}]
clue:
  zh: 客户{customer_id}在各银行的债务中逾期超过九十天的占{measure:percent}，超过{threshold:percent}应至少列为次级，本行{amount:money}元仍列为正常或关注；各行借据{loan_id}。
  en: Of the debts of customer {customer_id} at all banks, {measure:percent} are overdue for more than ninety days; over {threshold:percent} they are at least substandard, but {amount:money} here stays normal or special mention; loans of all banks {loan_id}.
limits:
  zh: 只合计向本平台报送的银行的对公借据，按统一社会信用代码识别同一企业；至少有一部分逾期在他行；只在本行逾期的由其他模型发现。
  en: Only corporate receipts of banks that file here, one firm by its unified code; some of the arrears must be elsewhere; a firm overdue here alone is for other models.
---*/
with owed as (
    select
        loan.institution_id,
        customer.id_number,
        loan.customer_id,
        loan.loan_id,
        loan.five_class,
        loan.principal_balance,
        case
            when
                date_diff('day', least(loan.principal_overdue_since, loan.interest_overdue_since), as_of)
                > param('classification.overdue_days_substandard', as_of)
                then loan.principal_balance
            else 0
        end as overdue
    from corporate_loan as loan
    inner join corporate_customer as customer
        on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
    where loan.principal_balance > 0 and loan.loan_type not in ('bill_discount', 'bill_rediscount', 'entrusted')
),
-- only a firm that is overdue somewhere can be over the share
debt as (
    select institution_id, id_number, customer_id, loan_id, five_class, principal_balance, overdue
    from owed
    where id_number in (select id_number from owed where overdue > 0)
),
own as (
    select institution_id, id_number, sum(overdue) as overdue
    from debt
    group by institution_id, id_number
),
debtor as (
    select
        id_number,
        list(distinct institution_id) as other_institution_id,
        list(distinct loan_id) as loan_id,
        sum(overdue) as overdue,
        sum(principal_balance) as debt
    from debt
    group by id_number
    having sum(overdue) > param('classification.other_bank_overdue_share', as_of) * sum(principal_balance)
)
select
    debt.institution_id,
    debt.customer_id as subject_id,
    max(debtor.overdue) / nullif(max(debtor.debt), 0) as measure,
    param('classification.other_bank_overdue_share', as_of) as threshold,
    -- evidence
    debt.customer_id,
    max(debtor.loan_id) as loan_id,
    max(debtor.other_institution_id) as other_institution_id,
    sum(debt.principal_balance) as amount
from debt
inner join debtor on debt.id_number = debtor.id_number
inner join own on debt.institution_id = own.institution_id and debt.id_number = own.id_number
where
    debt.five_class in ('normal', 'special_mention')
    and debt.overdue = 0
    and own.overdue < debtor.overdue
group by debt.institution_id, debt.customer_id
