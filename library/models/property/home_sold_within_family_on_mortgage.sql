/*---
title:
  zh: 亲属间买卖房屋取得按揭
  en: Home sold within a family on a mortgage
question:
  zh: 哪些住房按揭所购房屋的卖方是买方的配偶或同户家人？
  en: Which home mortgages finance a purchase from the buyer's spouse or a member of the same household?
kind: anomaly
subject: loan
recipient: institution
severity: high
law: []
clue:
  zh: 借据{loan_id}于{issued_on}发放按揭{amount:money}元，所购房屋（转移登记{transfer_id}）的卖方与借款人为配偶或同户家人（{measure}种关系），疑为虚假交易套取资金。
  en: Mortgage {loan_id} of {amount:money} was issued on {issued_on} for a home (transfer {transfer_id}) bought from a spouse or a member of the same household ({measure} relation); the sale may be a sham to raise money.
limits:
  zh: 按签约时存续的婚姻登记和现户籍识别；离婚后买卖、不同户的父母子女看不出来；真实的家庭内转让会误报。
  en: Marriages in force when the contract was signed and the present household tell it; ex-spouses and relatives of another household escape; a true sale within the family is a false alarm.
---*/
with kin as (
    select husband_id_number as id_number, wife_id_number as kin_id_number, registered_on, ended_on
    from marriage
    union all
    select wife_id_number as id_number, husband_id_number as kin_id_number, registered_on, ended_on
    from marriage
    union all
    select
        one.id_number,
        other.id_number as kin_id_number,
        greatest(one.moved_in_on, other.moved_in_on) as registered_on,
        least(one.moved_out_on, other.moved_out_on) as ended_on
    from household_member as one
    inner join household_member as other
        on one.household_number = other.household_number and one.id_number != other.id_number
    where
        one.id_number in (select id_number from financed_purchase)
        and other.id_number in (select seller_id_number from financed_purchase)
)
select
    home.institution_id,
    home.loan_id as subject_id,
    count(kin.id_number) as measure,
    0 as threshold,
    -- evidence
    home.loan_id,
    home.transfer_id,
    home.issued_on,
    home.loan_amount as amount
from financed_purchase as home
inner join kin on home.id_number = kin.id_number and home.seller_id_number = kin.kin_id_number
where
    coalesce(kin.registered_on, home.signed_on) <= home.signed_on
    and coalesce(kin.ended_on, home.signed_on) >= home.signed_on
    and home.principal_balance > 0
group by home.institution_id, home.loan_id, home.transfer_id, home.issued_on, home.loan_amount
