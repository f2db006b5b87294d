/*---
code: E3
title:
  zh: 借款人住房公积金停缴
  en: A borrower's provident fund contributions stopped
question:
  zh: 机构有敞口的个人中，公积金缴至月份已落后规定月数以上的有哪些？
  en: Which persons with an exposure are paid up to a month further back than allowed?
subject: person
severity: medium
service: provident_fund.account
when: change
unique: [paid_until]
law: [{parameter: notices.stopped_months}]
clue:
  zh: 贵行客户{reference}的住房公积金缴至{paid_until}，账户状态{fund_account_status}，已停缴{measure}个月，达到{threshold}个月。
  en: The provident fund of your customer {reference} is paid until {paid_until} (account {fund_account_status}), {measure} months ago, as many as {threshold}.
limits:
  zh: 退休、转入外地的会误报。
  en: Retirement and a move to another city are false alarms.
---*/
select
    exposure.institution_id,
    exposure.subject_id,
    exposure.reference,
    full_months(account.paid_until, as_of) as measure,
    param('notices.stopped_months', as_of) as threshold,
    -- evidence
    account.account_id,
    account.paid_until,
    account.fund_account_status
from exposure
inner join provident_fund_account as account on exposure.subject_id = account.id_number
where
    exposure.subject_kind = 'person'
    and account.fund_account_status != 'closed'
    and full_months(account.paid_until, as_of) >= param('notices.stopped_months', as_of)
