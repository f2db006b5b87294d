/*---
title:
  zh: 员工账户疑似参与赌博
  en: Employee's account pays for gambling
question:
  zh: 哪些员工账户的对手户名、摘要或附言多次出现博彩用语？
  en: Which employees' accounts repeatedly show words of gambling in the counterparty, summary or postscript?
kind: anomaly
subject: employee
recipient: institution
severity: high
law: [{parameter: keywords.gambling}, {parameter: screening.staff_gambling_count}]
clue:
  zh: 员工{employee_id}的账户出现疑似博彩交易{measure}笔，共{amount:money}元，如{counterparty_name}。
  en: "The accounts of employee {employee_id} show {measure} payments that look like gambling, {amount:money} in all, such as to {counterparty_name}."
limits:
  zh: 依赖户名和摘要用词，购买福利彩票会误报；通过第三方支付的看不到商户。
  en: It depends on names and words; state lottery tickets are a false alarm, and merchants behind a third-party payer are not seen.
---*/
select
    employer_id as institution_id,
    employee_id as subject_id,
    count(distinct transaction_id) as measure,
    param('screening.staff_gambling_count', as_of) as threshold,
    -- evidence
    employee_id,
    max(counterparty_name) as counterparty_name,
    list(distinct institution_id) as other_institution_id,
    list(distinct transaction_id) as transaction_id,
    sum(amount) as amount
from staff_movement
where
    regexp_matches(counterparty_name, param('keywords.gambling', as_of))
    or regexp_matches(summary, param('keywords.gambling', as_of))
    or regexp_matches(postscript, param('keywords.gambling', as_of))
group by employer_id, employee_id
having count(distinct transaction_id) >= param('screening.staff_gambling_count', as_of)
