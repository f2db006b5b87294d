/*---
title:
  zh: 贷款首期即违约
  en: Loan defaults on its first instalment
question:
  zh: 哪些贷款发放后不久即欠本欠息，且从未归还过本金？
  en: Which loans fell into arrears soon after they were issued without a yuan of principal ever being repaid?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.early_default_days}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{loan_amount:money}元，{measure}天后即开始拖欠（观察{threshold}天），连续欠款{missed_in_a_row}期，本金分文未还，余额{amount:money}元。
  en: Loan {loan_id} of {loan_amount:money}, issued on {issued_on}, was in arrears after {measure} days (watched are {threshold}), has missed {missed_in_a_row} instalments in a row and repaid no principal; balance {amount:money}.
limits:
  zh: 首期违约是冒名、欺诈或还款能力虚假的信号，不等于违规；失业、疾病等意外会误报。
  en: A first default is a sign of borrowed names, fraud or invented income, not a breach in itself; misfortune is a false alarm.
---*/
with early as (
    select
        institution_id,
        loan_id,
        issued_on,
        loan_amount,
        principal_balance,
        missed_in_a_row,
        date_diff('day', issued_on, least(principal_overdue_since, interest_overdue_since)) as days
    from loan
    where
        principal_balance >= loan_amount
        and principal_balance > 0
        and missed_in_a_row > 0
        and missed_total = missed_in_a_row
)
select
    institution_id,
    loan_id as subject_id,
    days as measure,
    param('screening.early_default_days', issued_on) as threshold,
    -- evidence
    loan_id,
    issued_on,
    loan_amount,
    missed_in_a_row,
    principal_balance as amount
from early
where days between 0 and param('screening.early_default_days', issued_on)
