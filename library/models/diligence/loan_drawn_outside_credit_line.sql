/*---
title:
  zh: 贷款在授信有效期外发放
  en: Loan is drawn outside the term of the credit line
question:
  zh: 哪些近期贷款发放时，客户的授信尚未开始或已经到期？
  en: Which recent loans were issued before the customer's credit line began or after it had expired?
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.loan_review_months}]
clue:
  zh: 借据{loan_id}于{issued_on}发放{amount:money}元，客户{customer_id}的授信{credit_line_id}当时均不在有效期内，相差{measure}天。
  en: Loan {loan_id} of {amount:money} was issued on {issued_on}, when none of the lines {credit_line_id} of customer {customer_id} was in force; {measure} days outside.
limits:
  zh: 只看有授信协议的企业近期发放的贷款；旧授信在平台接入前到期且从未报送的会误报。贴现、按揭等不占用授信的不在其内。
  en: Only recent loans of firms with a line; a line that expired before the bank began to file is a false alarm. Discounts and the like are left out.
---*/
with line as (
    select distinct institution_id, customer_id, credit_line_id, starts_on, matures_on
    from credit_line_history
    where subject_type = 'firm' and credit_line_type != 'credit_card'
),
recent as (
    select institution_id, customer_id, loan_id, issued_on, loan_amount
    from corporate_loan
    where
        issue_type = 'new'
        and loan_type in ('working_capital', 'fixed_asset', 'overdraft', 'trade_finance')
        and issued_on > add_months(as_of, -param('screening.loan_review_months', as_of))
)
select
    recent.institution_id,
    recent.loan_id as subject_id,
    min(
        case
            when recent.issued_on < line.starts_on then date_diff('day', recent.issued_on, line.starts_on)
            else date_diff('day', line.matures_on, recent.issued_on)
        end
    ) as measure,
    0 as threshold,
    -- evidence
    recent.loan_id,
    recent.customer_id,
    list(distinct line.credit_line_id) as credit_line_id,
    recent.issued_on,
    recent.loan_amount as amount
from recent
inner join line on recent.institution_id = line.institution_id and recent.customer_id = line.customer_id
group by recent.institution_id, recent.loan_id, recent.customer_id, recent.issued_on, recent.loan_amount
having max(case when recent.issued_on between line.starts_on and line.matures_on then 1 else 0 end) = 0
