/*---
title:
  zh: 重大关联交易化整为零
  en: Major related-party transaction is split
question:
  zh: 哪些关联方在短期内取得多笔各自低于重大标准、合计达到标准的授信？
  en: Which related parties got several credits within a short time, each below the mark of a major transaction and together above it?
kind: anomaly
subject: customer
recipient: institution
severity: high
law:
  - {parameter: related_party.major_single_share}
  - {parameter: screening.related_split_days}
  - {parameter: screening.related_split_count}
clue:
  zh: 关联方客户{customer_id}在{first_on}至{last_on}间取得{credits}笔授信，每笔均低于重大关联交易标准，合计{amount:money}元，占上季末资本净额{measure:percent}，达到{threshold:percent}的标准。
  en: Between {first_on} and {last_on} related customer {customer_id} got {credits} credits, each below the mark of a major transaction; together {amount:money} or {measure:percent} of net capital of the last quarter, against a mark of {threshold:percent}.
limits:
  zh: 是否经董事会或股东会审批不在报送数据中；正常的分次用款也会触发。
  en: Whether the board approved is not filed; ordinary drawings in parts trip it too.
---*/
with small as (
    select
        credit.institution_id,
        credit.customer_id,
        credit.party_id_number,
        credit.loan_id,
        credit.bill_number,
        credit.issued_on,
        credit.granted,
        capital.last_quarter_net_capital as capital
    from related_credit as credit
    inner join net_capital as capital on credit.institution_id = capital.institution_id
    where
        credit.granted > 0
        and credit.granted
        < param('related_party.major_single_share', credit.issued_on) * capital.last_quarter_net_capital
),
cluster as (
    select
        later.institution_id,
        later.customer_id,
        later.party_id_number,
        later.capital,
        later.issued_on as last_on,
        min(earlier.issued_on) as first_on,
        count(*) as credits,
        sum(earlier.granted) as granted,
        list(distinct earlier.loan_id) as loan_id,
        list(distinct earlier.bill_number) as bill_number
    from (select distinct institution_id, customer_id, party_id_number, capital, issued_on from small) as later
    inner join small as earlier
        on later.institution_id = earlier.institution_id
        and later.party_id_number = earlier.party_id_number
        and earlier.issued_on
        between add_days(later.issued_on, -param('screening.related_split_days', as_of)) and later.issued_on
    group by later.institution_id, later.customer_id, later.party_id_number, later.capital, later.issued_on
)
select
    institution_id,
    customer_id as subject_id,
    customer_id,
    first_on,
    last_on,
    credits,
    granted / nullif(capital, 0) as measure,
    param('related_party.major_single_share', last_on) as threshold,
    granted as amount,
    -- evidence
    party_id_number,
    loan_id,
    bill_number
from cluster
where
    credits >= param('screening.related_split_count', as_of)
    and granted >= param('related_party.major_single_share', last_on) * capital
