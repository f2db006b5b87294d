/*---
title:
  zh: 同一权证在两家银行均为第一顺位抵押
  en: One title is first-rank collateral at two banks
question:
  zh: 哪些不动产权证已在一家银行作第一顺位押品，又被另一家银行报送为第一顺位？
  en: Which property titles are filed as first-rank collateral by a bank although another bank has had the first rank before?
kind: anomaly
subject: property
recipient: institution
severity: critical
law: []
clue:
  zh: 权证{title_number}同时被{measure}家机构报送为第一顺位押品（不应超过{threshold}家），本行自{starts_on}起，此前已抵押给{other_institution_id}，本行以此担保的贷款余额{amount:money}元。
  en: Title {title_number} is filed as first-rank collateral by {measure} institutions (at most {threshold} can be), here since {starts_on}, before that by {other_institution_id}; loans secured by it here {amount:money}.
limits:
  zh: 疑点列在后抵押的银行名下，先抵押的银行列为其他机构；以权证号比对，换证后一家用新号一家用旧号的看不出来；银团贷款各行按份额同列第一顺位的会误报。
  en: The clue stands with the bank that came later and names the earlier one. Titles are compared by number, so an old and a new number for one home escape; the members of a syndicate sharing the first rank are false alarms.
---*/
with first_rank as (
    select
        institution_id,
        title_number,
        list(distinct collateral_id) as collateral_id,
        list(distinct guarantee_contract_id) as guarantee_contract_id,
        min(starts_on) as starts_on,
        sum(debt) as debt
    from collateral_in_use
    where is_real_estate = 1 and claim_rank = 'first' and title_number is not null
    group by institution_id, title_number
),
earlier as (
    select
        mine.institution_id,
        mine.title_number,
        count(distinct other.institution_id) as others,
        list(distinct other.institution_id) as other_institution_id
    from first_rank as mine
    inner join first_rank as other
        on mine.title_number = other.title_number and mine.institution_id != other.institution_id
    where
        other.starts_on < mine.starts_on
        or (other.starts_on = mine.starts_on and other.institution_id < mine.institution_id)
    group by mine.institution_id, mine.title_number
)
select
    first_rank.institution_id,
    first_rank.title_number as subject_id,
    earlier.others + 1 as measure,
    1 as threshold,
    -- evidence
    first_rank.title_number,
    first_rank.collateral_id,
    first_rank.guarantee_contract_id,
    first_rank.starts_on,
    earlier.other_institution_id,
    first_rank.debt as amount
from first_rank
inner join earlier
    on first_rank.institution_id = earlier.institution_id and first_rank.title_number = earlier.title_number
