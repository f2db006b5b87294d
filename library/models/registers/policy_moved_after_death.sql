/*---
title:
  zh: 投保人死亡后以其名义退保、借款或领取
  en: Policy surrendered, borrowed on or drawn in the name of a dead policyholder
question:
  zh: 哪些保单在投保人死亡之后仍以其本人名义办理退保、领取或保单质押贷款？
  en: Which policies were surrendered, drawn or borrowed on in the policyholder's own name after the death?
kind: breach
subject: policy
recipient: institution
severity: high
law: [{parameter: civil_code.capacity_days_after_death}]
clue:
  zh: 保单{policy_id}的投保人于{died_on}死亡，{measure}天后仍以其名义办理业务，涉及{amount:money}元，疑为他人冒领。
  en: The policyholder of {policy_id} died on {died_on}; business was done in that name {measure} days later, {amount:money}. Somebody else may have taken the money.
limits:
  zh: 继承人以自己名义依法领取的不计；死亡登记证件号报错会误报。
  en: Heirs who draw lawfully in their own name are not counted; a misreported document number raises a false alarm.
---*/
select
    done.institution_id,
    done.policy_id as subject_id,
    max(date_diff('day', death.died_on, done.applied_on)) as measure,
    max(param('civil_code.capacity_days_after_death', done.applied_on)) as threshold,
    -- evidence
    done.policy_id,
    list(distinct done.endorsement_id) as endorsement_id,
    death.id_number,
    death.died_on,
    sum(done.amount) as amount
from endorsement as done
inner join policy on done.institution_id = policy.institution_id and done.policy_id = policy.policy_id
inner join death on policy.policyholder_id_number = death.id_number
where
    done.endorsement_type in ('cooling_off_surrender', 'surrender', 'partial_surrender', 'policy_loan')
    and coalesce(done.payee_id_number, death.id_number) = death.id_number
    and date_diff('day', death.died_on, done.applied_on)
    > param('civil_code.capacity_days_after_death', done.applied_on)
group by done.institution_id, done.policy_id, death.id_number, death.died_on
