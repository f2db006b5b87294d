-- entity: solvency
with written as (
    select w.insurer, sum(r.amount) as premium, sum(w.premium) as in_force from premium r join policy_wide w on w.no = r.policy group by all
),
paid as (select w.insurer, sum(y.amount) as claims from claim_payment y join claim c on c.no = y.claim join policy_wide w on w.no = c.policy group by all),
base as (
    select i.no, i.institution_id, p.period, greatest(coalesce(x.premium, 0), 100000000) as premium, coalesce(y.claims, 0) as claims
    from insurer i cross join period p left join written x on x.insurer = i.no left join paid y on y.insurer = i.no
)
select institution_id, period, no as _no, (date_trunc('quarter', period + 1) - interval 1 day)::date as quarter_ends_on,
    yuan(premium * 60) as admitted_assets, yuan(premium * 40) as admitted_liabilities, yuan(premium * 16) as core_capital, yuan(premium * 4) as supplementary_capital,
    yuan(premium * 20) as actual_capital, yuan(premium * 8) as minimum_capital, 'a' as integrated_risk_rating, yuan(premium * 12) as paid_in_capital,
    yuan(premium * 3) as surplus_reserves, yuan(premium * 20) as net_assets, yuan(premium * 60) as total_assets, yuan(premium) as written_premium,
    yuan(premium * 85 // 100) as retained_premium, yuan(premium * 80 // 100) as earned_premium, yuan(claims) as claims_incurred, yuan(premium // 5) as expenses_incurred,
    yuan(premium // 50) as surrenders_paid, yuan(premium // 10) as net_profit, yuan(premium * 2) as unearned_premium_reserve, yuan(premium // 2) as case_reserve,
    yuan(premium // 5) as incurred_not_reported_reserve, yuan(if(no = (select min(no) + 2 from insurer), premium * 30, 0)) as life_reserve, yuan(premium // 100) as premium_receivable,
    0 as premium_receivable_over_ninety_days, yuan(premium // 4) as largest_single_risk_retained, yuan(premium * 6) as equity_investment, yuan(premium * 4) as property_investment,
    yuan(premium * 5) as other_financial_investment, yuan(premium) as overseas_investment, yuan(premium * 2) as largest_single_asset,
    yuan(premium * 2) as largest_single_counterparty, yuan(premium // 2) as related_party_investment, yuan(premium // 4) as largest_related_party_investment
from base
