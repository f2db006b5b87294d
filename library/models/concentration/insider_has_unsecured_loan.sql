/*---
title:
  zh: 向关系人发放信用贷款
  en: Insider has an unsecured loan
question:
  zh: 哪些关系人在本行取得了没有担保的贷款？
  en: Which insiders of a bank have loans from it without any security?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: bank_law.insider_unsecured_limit}]
clue:
  zh: 借据{loan_id}的借款人{customer_id}是本行关系人（{relation_type}），担保类型为{guarantee_type}，余额{amount:money}元。
  en: The borrower {customer_id} of loan {loan_id} is an insider of the bank ({relation_type}) and the security is {guarantee_type}; balance {amount:money}.
limits:
  zh: 关系人指董事、监事、高级管理人员、关键决策人员及其近亲属和其控制的企业，以报送的关联方为准；股东不在其内。
  en: Insiders are directors, supervisors, executives, key decision makers, their close relatives and firms they control, as filed; shareholders are not among them.
---*/
select
    credit.institution_id,
    credit.loan_id as subject_id,
    credit.customer_id,
    credit.relation_type,
    contract.guarantee_type,
    credit.credit as measure,
    param('bank_law.insider_unsecured_limit', credit.issued_on) as threshold,
    credit.credit as amount,
    -- evidence
    credit.loan_id,
    credit.contract_id,
    credit.party_id_number
from related_credit as credit
inner join credit_contract as contract
    on credit.institution_id = contract.institution_id and credit.contract_id = contract.contract_id
where
    credit.loan_id is not null
    and contract.guarantee_type = 'unsecured'
    and credit.relation_type in (
        'director_supervisor_executive', 'key_decision_maker', 'close_relative', 'controlled_by_related_party'
    )
    and credit.credit > param('bank_law.insider_unsecured_limit', credit.issued_on)
