/*---
title:
  zh: 向失信被执行人企业发放贷款
  en: Loan issued to a firm on the courts' list of dishonest debtors
question:
  zh: 哪些近期发放的对公贷款，发放时借款企业正被公示为失信被执行人？
  en: Which recent corporate loans were issued while the borrower was published as a dishonest debtor by the courts?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.loan_review_months}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，借款企业{unified_code}自{published_on}起被公示为失信被执行人（{document_number}），当时已公示{measure}天。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on} while firm {unified_code} had been published as a dishonest debtor since {published_on} ({document_number}), for {measure} days.
limits:
  zh: 被公示为失信被执行人不当然禁止授信，银行应有评估和说明；公示信息归集或移出滞后会误报；只看企业本身，不看其法定代表人和担保人。借新还旧、重组等处置性发放不在其内。
  en: The listing does not forbid credit by itself, but the bank should have weighed it and have its reason on file; records gathered or removed late are false alarms; only the firm itself is looked at, not its legal representative or guarantors. Roll-overs and restructured loans are left out.
---*/
with published as (
    select
        loan.institution_id,
        loan.loan_id,
        loan.customer_id,
        loan.issued_on,
        loan.loan_amount,
        record.record_id,
        record.unified_code,
        record.document_number,
        record.published_on,
        row_number() over (
            partition by loan.institution_id, loan.loan_id order by record.published_on, record.record_id
        ) as place
    from corporate_loan as loan
    inner join corporate_customer as customer
        on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
    inner join firm_adverse_record as record on customer.id_number = record.unified_code
    where
        record.record_kind = 'dishonest_debtor'
        and loan.issued_on > record.published_on
        and loan.issued_on > add_months(as_of, -param('screening.loan_review_months', as_of))
        and (record.removed_on is null or loan.issued_on < record.removed_on)
        and loan.issue_type not in ('roll_over', 'restructured', 'renewal_without_repayment')
)
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', published_on, issued_on) as measure,
    0 as threshold,
    -- evidence
    loan_id,
    customer_id,
    record_id,
    unified_code,
    document_number,
    published_on,
    issued_on,
    loan_amount as amount
from published
where place = 1
