/*---
title:
  zh: 法定代表人或股东变更后随即获得大额贷款
  en: Large loan soon after a change of legal representative or shareholder
question:
  zh: 哪些企业在法定代表人或股东变更后不久就取得大额贷款？
  en: Which firms obtained a large loan soon after their legal representative or shareholders changed?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law:
  - {parameter: screening.officer_change_loan_days}
  - {parameter: screening.large_business_loan}
clue:
  zh: 借据{loan_id}在借款企业{changed_on}变更法定代表人或股东后{measure}天发放（观察期{threshold}天），金额{amount:money}元，警惕包装企业骗贷。
  en: Loan {loan_id} was issued {measure} days after the borrower's change of {changed_on} (watch {threshold} days); {amount:money}. The firm may have been dressed up for it.
limits:
  zh: 正常换届、集团内部调整会误报；变更后拖过观察期再贷款的看不出来。
  en: An ordinary succession or a change inside a group raises a false alarm; a loan after the watch escapes.
---*/
with changed as (
    select
        unified_code,
        change_id,
        changed_on
    from firm_change
    where change_item in ('legal_representative', 'shareholder')
)

select
    loan.institution_id,
    loan.loan_id as subject_id,
    min(date_diff('day', changed.changed_on, loan.issued_on)) as measure,
    param('screening.officer_change_loan_days', as_of) as threshold,
    -- evidence
    loan.loan_id,
    list(distinct changed.change_id) as change_id,
    max(changed.changed_on) as changed_on,
    loan.loan_amount as amount
from corporate_loan as loan
inner join corporate_customer as borrower
    on loan.institution_id = borrower.institution_id and loan.customer_id = borrower.customer_id
inner join changed on borrower.id_number = changed.unified_code
where
    loan.loan_amount >= param('screening.large_business_loan', as_of)
    and loan.issue_type = 'new'
    and loan.issued_on >= changed.changed_on
    and loan.issued_on <= add_days(changed.changed_on, param('screening.officer_change_loan_days', as_of))
group by loan.institution_id, loan.loan_id, loan.loan_amount
