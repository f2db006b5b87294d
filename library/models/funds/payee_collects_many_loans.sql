/*---
title:
  zh: 同一收款人集中收取多名借款人的经营贷款
  en: One payee collects the business loans of many borrowers
question:
  zh: 哪些受托支付收款账户在一家机构收取了多名借款人的经营性贷款，疑似中介或包装公司？
  en: Which entrusted payees collect the business loans of many borrowers at one institution, as an intermediary or a shell would?
kind: anomaly
subject: account
recipient: institution
severity: medium
law: [{parameter: screening.payee_borrower_count}]
clue:
  zh: 账户{payee_account}（{payee_name}）收取了{measure}名借款人的经营性贷款共{amount:money}元。
  en: "Account {payee_account} ({payee_name}) collected the business loans of {measure} borrowers, {amount:money} in all."
limits:
  zh: 核心企业、批发市场等正常供货方会误报；换用多个账户收款的看不到。
  en: A core supplier or a wholesale market is a false alarm; a payee that uses several accounts escapes.
---*/
select
    e.institution_id,
    e.payee_account as subject_id,
    count(distinct l.customer_id) as measure,
    param('screening.payee_borrower_count', as_of) as threshold,
    -- evidence
    e.payee_account,
    max(e.payee_name) as payee_name,
    list(distinct e.loan_id) as loan_id,
    sum(e.amount) as amount
from entrusted_payment as e
inner join loan as l on e.institution_id = l.institution_id and e.loan_id = l.loan_id
where l.loan_type = 'personal_business'
group by e.institution_id, e.payee_account
having count(distinct l.customer_id) >= param('screening.payee_borrower_count', as_of)
