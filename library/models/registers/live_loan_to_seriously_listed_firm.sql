/*---
title:
  zh: 严重违法失信企业贷款仍列正常
  en: Loan to a firm on the serious list still classed normal
question:
  zh: 哪些企业贷款之后被列入严重违法失信名单已有时日，名下贷款仍有余额且分类为正常？
  en: Which borrowers were put on the list of serious violators after the loan and some time ago while it is still classed normal?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: [{parameter: screening.registry_reaction_days}]
clue:
  zh: 借据{loan_id}的借款企业于{listed_on}被列入严重违法失信名单已{measure}天，超过{threshold}天，余额{amount:money}元仍列{five_class}。
  en: The borrower of loan {loan_id} has been on the serious list since {listed_on}, {measure} days, over {threshold}; its {amount:money} is still classed {five_class}.
limits:
  zh: 足额低风险担保的贷款会误报；名单移出后重新列入的按最近一次计；列入之后新发放的另有模型。
  en: Loans fully secured by cash raise false alarms; a firm listed again counts from the latest listing; loans issued after it have a model of their own.
---*/
with listed as (
    select
        unified_code,
        max(listed_on) as listed_on,
        list(distinct listing_id) as listing_id
    from firm_abnormal_listing
    where
        is_serious
        and listed_on <= as_of
        and (removed_on is null or removed_on > as_of)
    group by unified_code
)

select
    loan.institution_id,
    loan.loan_id as subject_id,
    date_diff('day', listed.listed_on, as_of) as measure,
    param('screening.registry_reaction_days', as_of) as threshold,
    -- evidence
    loan.loan_id,
    listed.listing_id,
    loan.five_class,
    listed.listed_on,
    loan.principal_balance as amount
from corporate_loan as loan
inner join corporate_customer as borrower
    on loan.institution_id = borrower.institution_id and loan.customer_id = borrower.customer_id
inner join listed on borrower.id_number = listed.unified_code
where
    loan.principal_balance > 0
    and loan.five_class = 'normal'
    and loan.issued_on <= listed.listed_on
    and date_diff('day', listed.listed_on, as_of) > param('screening.registry_reaction_days', as_of)
