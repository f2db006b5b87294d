/*---
title:
  zh: 对一个关联方授信超限
  en: Credit to one related party is over the limit
question:
  zh: 哪些关联方的授信余额超过上季末资本净额的法定比例？
  en: Which related parties have credit over the lawful share of net capital of the last quarter?
kind: breach
subject: customer
recipient: institution
severity: high
law: [{parameter: related_party.single_credit_limit}]
clue:
  zh: 关联方客户{customer_id}（{relation_type}）授信余额{amount:money}元，占上季末资本净额{measure:percent}，超过{threshold:percent}。
  en: Related customer {customer_id} ({relation_type}) has credit of {amount:money}, {measure:percent} of net capital of the last quarter, over {threshold:percent}.
limits:
  zh: 保证金已扣除，质押的存单和国债未扣除；未申报的关联方看不出来。
  en: Margins are deducted, pledged deposits and government bonds are not; an undeclared related party is not seen.
---*/
with owed as (
    select
        institution_id,
        customer_id,
        party_id_number,
        max(relation_type) as relation_type,
        sum(credit) as credit,
        list(distinct loan_id) as loan_id,
        list(distinct bill_number) as bill_number
    from related_credit
    group by institution_id, customer_id, party_id_number
)
select
    owed.institution_id,
    owed.customer_id as subject_id,
    owed.customer_id,
    owed.relation_type,
    owed.credit / nullif(capital.last_quarter_net_capital, 0) as measure,
    param('related_party.single_credit_limit', as_of) as threshold,
    owed.credit as amount,
    -- evidence
    owed.party_id_number,
    owed.loan_id,
    owed.bill_number
from owed
inner join net_capital as capital on owed.institution_id = capital.institution_id
where owed.credit > param('related_party.single_credit_limit', as_of) * capital.last_quarter_net_capital
