/*---
title: {zh: 个人借款及借款人年龄, en: Loan of a person with the age at issue}
about: {zh: 一行一笔个人借据；年龄按出生年月之首日计，为发放日可能的最大周岁。, en: "One row a personal receipt; the age counts from the first day of the month of birth, the highest it can be on the day of issue."}
---*/
with birth as (
    select
        institution_id,
        customer_id,
        id_number,
        case
            when regexp_matches(birth_month, '^(19|20)[0-9][0-9](0[1-9]|1[0-2])$')
                then cast(
                    concat(
                        substring(birth_month, 1, length(birth_month) - 1 - 1),
                        '-',
                        substring(birth_month, length(birth_month) - 1),
                        '-01'
                    ) as date
                )
        end as born_on
    from individual_customer
    where customer_id in (select customer_id from personal_loan)
)
select
    loan.institution_id,
    loan.loan_id,
    loan.customer_id,
    birth.id_number,
    loan.loan_type,
    loan.issued_on,
    loan.loan_amount,
    loan.principal_balance,
    birth.born_on,
    year(loan.issued_on) - year(birth.born_on)
    - case when month(loan.issued_on) < month(birth.born_on) then 1 else 0 end as age_at_issue
from personal_loan as loan
inner join birth on loan.institution_id = birth.institution_id and loan.customer_id = birth.customer_id
