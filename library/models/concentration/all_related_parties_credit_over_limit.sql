/*---
title:
  zh: 对全部关联方授信超限
  en: Credit to all related parties is over the limit
question:
  zh: 哪些银行对全部关联方的授信余额超过上季末资本净额的法定比例？
  en: Which banks have credit to all related parties over the lawful share of net capital of the last quarter?
kind: breach
subject: institution
recipient: institution
severity: high
law: [{parameter: related_party.total_credit_limit}]
clue:
  zh: 机构{institution_id}对{parties}名关联方授信余额合计{amount:money}元，占上季末资本净额{measure:percent}，超过{threshold:percent}。
  en: Bank {institution_id} has credit of {amount:money} to {parties} related parties, {measure:percent} of net capital of the last quarter, over {threshold:percent}.
limits:
  zh: 保证金已扣除，质押的存单和国债未扣除；未申报的关联方看不出来。
  en: Margins are deducted, pledged deposits and government bonds are not; undeclared related parties are not seen.
---*/
with owed as (
    select
        institution_id,
        count(distinct party_id_number) as parties,
        sum(credit) as credit,
        list(distinct party_id_number) as party_id_number,
        list(distinct loan_id) as loan_id,
        list(distinct bill_number) as bill_number
    from related_credit
    group by institution_id
)
select
    owed.institution_id,
    owed.institution_id as subject_id,
    owed.parties,
    owed.credit / nullif(capital.last_quarter_net_capital, 0) as measure,
    param('related_party.total_credit_limit', as_of) as threshold,
    owed.credit as amount,
    -- evidence
    owed.party_id_number,
    owed.loan_id,
    owed.bill_number
from owed
inner join net_capital as capital on owed.institution_id = capital.institution_id
where owed.credit > param('related_party.total_credit_limit', as_of) * capital.last_quarter_net_capital
