/*---
title:
  zh: 向列入经营异常或严重违法名录的企业发放贷款
  en: Loan issued to a firm on a list of abnormal operation or serious violation
question:
  zh: 哪些近期发放的对公贷款，发放时借款企业正在经营异常名录或严重违法失信名单上？
  en: Which recent corporate loans were issued while the borrower stood on the list of abnormal operation or of serious violators?
kind: anomaly
subject: loan
recipient: institution
severity: medium
law: [{parameter: screening.loan_review_months}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，借款企业{unified_code}自{listed_on}起在名录上（原因：{reason}），当时已列入{measure}天。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on} while firm {unified_code} had been listed since {listed_on} ({reason}), for {measure} days.
limits:
  zh: 列入经营异常名录不当然禁止授信，银行应有说明；名录信息更新滞后会误报；现仍在严重违法失信名单上的企业由登记信息类模型发现。借新还旧、重组等处置性发放不在其内。
  en: A listing does not forbid credit by itself, but the bank should have a reason on file; a list updated late is a false alarm; firms still on the list of serious violators have a model among the registers. Roll-overs and restructured loans are left out.
---*/
with listed as (
    select
        loan.institution_id,
        loan.loan_id,
        loan.customer_id,
        loan.issued_on,
        loan.loan_amount,
        listing.listing_id,
        listing.unified_code,
        listing.reason,
        listing.listed_on,
        row_number() over (
            partition by loan.institution_id, loan.loan_id order by listing.listed_on, listing.listing_id
        ) as place
    from corporate_loan as loan
    inner join corporate_customer as customer
        on loan.institution_id = customer.institution_id and loan.customer_id = customer.customer_id
    inner join firm_abnormal_listing as listing on customer.id_number = listing.unified_code
    where
        loan.issued_on > listing.listed_on
        and loan.issued_on > add_months(as_of, -param('screening.loan_review_months', as_of))
        and (listing.removed_on is null or loan.issued_on < listing.removed_on)
        and not exists (
            select 1
            from firm_abnormal_listing as serious
            where serious.unified_code = customer.id_number and serious.is_serious and serious.removed_on is null
        )
        and loan.issue_type not in ('roll_over', 'restructured', 'renewal_without_repayment')
)
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', listed_on, issued_on) as measure,
    0 as threshold,
    -- evidence
    loan_id,
    customer_id,
    listing_id,
    unified_code,
    reason,
    listed_on,
    issued_on,
    loan_amount as amount
from listed
where place = 1
