-- entity: report
with held as (
    select b.bank, m.month, m.ledger_code, sum(m.closing) as closing, sum(m.debit) as debit, sum(m.credit) as credit
    from ledger_month m join branch b on b.no = m.branch group by all
),
ledgers as (
    select bank, month,
        coalesce(sum(closing) filter (ledger_code in ('130101')), 0) as personal_loans,
        coalesce(sum(closing) filter (ledger_code = '130102'), 0) as firm_loans,
        coalesce(sum(closing) filter (ledger_code = '130103'), 0) as discounts,
        coalesce(sum(closing) filter (ledger_code = '130104'), 0) as cards,
        -coalesce(sum(closing) filter (ledger_code in ('201101', '201102')), 0) as personal_deposits,
        -coalesce(sum(closing) filter (ledger_code in ('201103', '201104')), 0) as firm_deposits,
        -coalesce(sum(closing) filter (ledger_code = '201105'), 0) as margins,
        -coalesce(sum(closing) filter (ledger_code = '200301'), 0) as taken,
        coalesce(sum(closing) filter (ledger_code = '101101'), 0) as placed,
        coalesce(sum(closing) filter (ledger_code = '150101'), 0) as bonds,
        coalesce(sum(closing) filter (ledger_code in ('100101', '100301')), 0) as reserves,
        -coalesce(sum(closing) filter (ledger_code = '130401'), 0) as provision,
        -coalesce(sum(closing) filter (ledger_code in ('400101', '601101', '602101', '641101')), 0) as equity,
        coalesce(sum(greatest(closing, 0)) filter (left(ledger_code, 1) = '1'), 0) + coalesce(sum(least(closing, 0)) filter (ledger_code = '130401'), 0) as assets
    from held group by all
),
loans as (
    select l.bank, m.month, l.no, l.borrower_kind, l.borrower, l.loan_type, l.industry, l.borrower_size, l.issued_on, l.amount, l.interest_rate, m.closing, s.five_class,
        s.overdue_days, s.is_inclusive, l.issue_type, l.is_agricultural
    from lending_month m join lending l on l.no = m.loan join lending_state s on s.loan = m.loan and s.month = m.month
),
borrowers as (select bank, month, borrower_kind, borrower, sum(closing) as owed from loans group by all),
largest as (
    select bank, month, max(owed) as one, sum(owed) filter (place <= 10) as ten
    from (select *, row_number() over (partition by bank, month order by owed desc) as place from borrowers) group by all
),
quality as (
    select bank, month,
        coalesce(sum(closing) filter (five_class = 'normal'), 0) as c1, coalesce(sum(closing) filter (five_class = 'special_mention'), 0) as c2,
        coalesce(sum(closing) filter (five_class = 'substandard'), 0) as c3, coalesce(sum(closing) filter (five_class = 'doubtful'), 0) as c4,
        coalesce(sum(closing) filter (five_class = 'loss'), 0) as c5, coalesce(sum(closing) filter (overdue_days > 0), 0) as overdue,
        coalesce(sum(closing) filter (overdue_days > 90), 0) as overdue_90, coalesce(sum(closing) filter (issue_type in ('roll_over', 'restructured')), 0) as restructured,
        coalesce(sum(closing) filter (loan_type = 'mortgage'), 0) as mortgages,
        coalesce(sum(closing) filter (borrower_kind = 'firm' and industry = 'real_estate'), 0) as development,
        coalesce(sum(closing) filter ((loan_type = 'mortgage' or industry = 'real_estate') and five_class in ('substandard', 'doubtful', 'loss')), 0) as property_bad,
        coalesce(sum(closing) filter (borrower_size = 'large'), 0) as s1, coalesce(sum(closing) filter (borrower_size = 'medium'), 0) as s2,
        coalesce(sum(closing) filter (borrower_size = 'small'), 0) as s3, coalesce(sum(closing) filter (borrower_size = 'micro'), 0) as s4,
        coalesce(sum(closing) filter (borrower_size = 'large' and five_class in ('substandard', 'doubtful', 'loss')), 0) as b1,
        coalesce(sum(closing) filter (borrower_size = 'medium' and five_class in ('substandard', 'doubtful', 'loss')), 0) as b2,
        coalesce(sum(closing) filter (borrower_size = 'small' and five_class in ('substandard', 'doubtful', 'loss')), 0) as b3,
        coalesce(sum(closing) filter (borrower_size = 'micro' and five_class in ('substandard', 'doubtful', 'loss')), 0) as b4,
        coalesce(sum(closing) filter (is_inclusive), 0) as inclusive, count(distinct borrower_kind || borrower) filter (is_inclusive and closing > 0) as inclusive_borrowers,
        coalesce(sum(closing) filter (is_inclusive and five_class in ('substandard', 'doubtful', 'loss')), 0) as inclusive_bad,
        coalesce(sum(closing) filter (is_inclusive and is_agricultural), 0) as inclusive_farm
    from loans group by all
),
issued as (
    select l.bank, p.month, coalesce(sum(l.amount), 0) as issued, coalesce(sum(l.amount * l.interest_rate / 100), 0) as interest
    from all_period p join (select distinct bank, no, issued_on, amount, interest_rate from loans where is_inclusive) l on l.issued_on <= p.period and year(l.issued_on) = year(p.period)
    group by all
),
written as (
    select l.bank, p.month, sum(l.amount) as gone from all_period p join lending l on l.written_off_on <= p.period and year(l.written_off_on) = year(p.period) group by all
),
off as (
    select k.no as bank, p.month,
        coalesce((select sum(amount) from bill i where i.bank = k.no and i.drawn_on <= p.period and i.matures_on > p.period), 0) as bills,
        coalesce((select sum(amount) from letter i where i.bank = k.no and i.starts_on <= p.period and i.matures_on >= p.period), 0) as letters,
        coalesce((select max(cost) from position t where t.bank = k.no and t.business_class = 'interbank' and t.subclass not in ('deposit_taken', 'borrowing', 'repo')), 0) as lent,
        coalesce((select max(owed) from borrowers o join related_party r on r.bank = o.bank and r.holder_kind = o.borrower_kind and r.holder = o.borrower where o.bank = k.no and o.month = p.month), 0) as related,
        coalesce((select sum(owed) from (select distinct o.* from borrowers o join related_party r on r.bank = o.bank and r.holder_kind = o.borrower_kind and r.holder = o.borrower) o where o.bank = k.no and o.month = p.month), 0) as all_related,
        coalesce((select max(owed) from (select g.group_no, sum(o.owed) as owed from group_member g join borrowers o on o.bank = g.bank and o.borrower_kind = 'firm' and o.borrower = g.firm and o.month = p.month where g.bank = k.no group by all)), 0) as largest_group
    from bank k cross join all_period p
),
wide as (
    select l.*, q.* exclude (bank, month), a.average, (c.capital * month(p.period) // 38)::hugeint as earned, coalesce(t.one, 0) as one, coalesce(t.ten, 0) as ten, o.* exclude (bank, month), c.capital,
        coalesce(w.gone, 0) as gone, coalesce(s.issued, 0) as issued, coalesce(s.interest, 0) as issued_interest, l.personal_loans + l.firm_loans + l.discounts + l.cards as loans,
        l.personal_deposits + l.firm_deposits + l.margins as deposits, q.c3 + q.c4 + q.c5 as bad, k.institution_id, p.period
    from ledgers l
    join period p using (month)
    join bank k on k.no = l.bank
    join bank_capital c on c.bank = l.bank
    join deposit_average a on a.bank = l.bank and a.month = l.month
    join off o on o.bank = l.bank and o.month = l.month
    left join quality q on q.bank = l.bank and q.month = l.month
    left join largest t on t.bank = l.bank and t.month = l.month
    left join written w on w.bank = l.bank and w.month = l.month
    left join issued s on s.bank = l.bank and s.month = l.month
),
items as (
    select bank, institution_id, period, unnest([
        {'i': 'G01.total_assets', 'v': assets}, {'i': 'G01.total_liabilities', 'v': assets - equity}, {'i': 'G01.owner_equity', 'v': equity},
        {'i': 'G01.loans', 'v': loans}, {'i': 'G01.corporate_loans', 'v': firm_loans}, {'i': 'G01.personal_loans', 'v': personal_loans + cards}, {'i': 'G01.bill_discounts', 'v': discounts},
        {'i': 'G01.deposits', 'v': deposits}, {'i': 'G01.corporate_deposits', 'v': firm_deposits}, {'i': 'G01.personal_deposits', 'v': personal_deposits},
        {'i': 'G01.margin_deposits', 'v': margins}, {'i': 'G01.interbank_borrowing', 'v': taken}, {'i': 'G01.interbank_lending', 'v': placed},
        {'i': 'G01.interbank_certificates', 'v': 0}, {'i': 'G01.bond_investment', 'v': bonds}, {'i': 'G01.acceptances', 'v': bills},
        {'i': 'G01.acceptance_margin_deposits', 'v': margins}, {'i': 'G01.guarantee_letters', 'v': letters}, {'i': 'G01.entrusted_loans', 'v': 0},
        {'i': 'G01.monthly_average_deposits', 'v': average}, {'i': 'G01.monthly_average_loans', 'v': loans},
        {'i': 'G03.loan_loss_provision', 'v': greatest(provision, bad * 2, loans // 33)}, {'i': 'G03.loan_loss_provision_charged', 'v': loans // 100}, {'i': 'G03.loan_written_off', 'v': gone},
        {'i': 'G03.other_asset_provision', 'v': 0},
        {'i': 'G04.interest_income', 'v': earned * 3 // 2}, {'i': 'G04.interest_expense', 'v': earned * 3 // 2 - earned * 85 // 100},
        {'i': 'G04.net_interest_income', 'v': earned * 85 // 100}, {'i': 'G04.fee_income', 'v': earned - earned * 85 // 100}, {'i': 'G04.operating_income', 'v': earned},
        {'i': 'G04.operating_expense', 'v': earned * 28 // 100}, {'i': 'G04.impairment_loss', 'v': earned * 12 // 100},
        {'i': 'G04.profit_before_tax', 'v': earned - earned * 28 // 100 - earned * 12 // 100},
        {'i': 'G04.net_profit', 'v': (earned - earned * 28 // 100 - earned * 12 // 100) * 3 // 4},
        {'i': 'G11.loans_normal', 'v': c1 + cards}, {'i': 'G11.loans_special_mention', 'v': c2}, {'i': 'G11.loans_substandard', 'v': c3}, {'i': 'G11.loans_doubtful', 'v': c4},
        {'i': 'G11.loans_loss', 'v': c5}, {'i': 'G11.overdue_loans', 'v': overdue}, {'i': 'G11.overdue_over_90', 'v': overdue_90}, {'i': 'G11.restructured_loans', 'v': restructured},
        {'i': 'G11.non_performing_assets', 'v': bad},
        {'i': 'G12.normal_opening', 'v': c1}, {'i': 'G12.normal_reduced', 'v': c1 // 10}, {'i': 'G12.normal_moved_down', 'v': c1 // 400},
        {'i': 'G12.special_mention_opening', 'v': c2}, {'i': 'G12.special_mention_reduced', 'v': c2 // 10}, {'i': 'G12.special_mention_moved_down', 'v': c2 // 40},
        {'i': 'G12.substandard_opening', 'v': c3}, {'i': 'G12.substandard_reduced', 'v': c3 // 10}, {'i': 'G12.substandard_moved_down', 'v': c3 // 20},
        {'i': 'G12.doubtful_opening', 'v': c4}, {'i': 'G12.doubtful_reduced', 'v': c4 // 10}, {'i': 'G12.doubtful_moved_down', 'v': c4 // 20},
        {'i': 'G14.largest_single_customer_loan', 'v': one}, {'i': 'G14.largest_single_customer_exposure', 'v': one}, {'i': 'G14.largest_group_exposure', 'v': greatest(one, largest_group)},
        {'i': 'G14.largest_group_credit', 'v': greatest(one, largest_group)}, {'i': 'G14.largest_ten_customers_loan', 'v': ten}, {'i': 'G14.largest_interbank_exposure', 'v': lent},
        {'i': 'G14.largest_interbank_group_exposure', 'v': lent}, {'i': 'G14.largest_interbank_lending', 'v': lent}, {'i': 'G14.anonymous_exposure', 'v': 0},
        {'i': 'G15.largest_related_party_credit', 'v': related}, {'i': 'G15.largest_related_group_credit', 'v': related}, {'i': 'G15.all_related_parties_credit', 'v': all_related},
        {'i': 'G21.assets_due_within_90_days', 'v': reserves + loans // 4}, {'i': 'G21.off_balance_inflow_within_90_days', 'v': 0},
        {'i': 'G21.liabilities_due_within_90_days', 'v': (reserves + loans // 4) * 9 // 10}, {'i': 'G21.off_balance_outflow_within_90_days', 'v': bills // 10},
        {'i': 'G22.liquid_assets', 'v': reserves + bonds}, {'i': 'G22.liquid_liabilities', 'v': (reserves + bonds) // 2}, {'i': 'G22.core_liabilities', 'v': deposits * 7 // 10},
        {'i': 'G22.weighted_funding_sources', 'v': deposits * 7 // 10 + equity}, {'i': 'G22.weighted_funding_uses', 'v': (deposits * 7 // 10 + equity) * 7 // 10},
        {'i': 'G25.high_quality_liquid_assets', 'v': reserves + bonds}, {'i': 'G25.net_cash_outflow', 'v': (reserves + bonds) * 6 // 10},
        {'i': 'G25.available_stable_funding', 'v': deposits * 8 // 10 + equity}, {'i': 'G25.required_stable_funding', 'v': (deposits * 8 // 10 + equity) * 7 // 10},
        {'i': 'G26.high_quality_liquid_assets', 'v': reserves + bonds}, {'i': 'G26.short_term_net_cash_outflow', 'v': (reserves + bonds) * 6 // 10},
        {'i': 'G40.core_tier_one_net_capital', 'v': capital * 85 // 100}, {'i': 'G40.tier_one_net_capital', 'v': capital * 90 // 100}, {'i': 'G40.total_net_capital', 'v': capital},
        {'i': 'G40.credit_risk_weighted_assets', 'v': capital * 5}, {'i': 'G40.market_risk_weighted_assets', 'v': capital // 10},
        {'i': 'G40.operational_risk_weighted_assets', 'v': capital // 4}, {'i': 'G40.risk_weighted_assets', 'v': capital * 5 + capital // 10 + capital // 4},
        {'i': 'G4A.core_tier_one_capital', 'v': capital * 87 // 100}, {'i': 'G4A.core_tier_one_deductions', 'v': capital * 2 // 100}, {'i': 'G4A.other_tier_one_capital', 'v': capital * 5 // 100},
        {'i': 'G4A.tier_two_capital', 'v': capital * 10 // 100}, {'i': 'G4A.excess_loan_loss_provision', 'v': capital // 100},
        {'i': 'G44.adjusted_on_balance_assets', 'v': assets}, {'i': 'G44.adjusted_off_balance_items', 'v': bills + letters}, {'i': 'G44.tier_one_deductions', 'v': capital * 2 // 100},
        {'i': 'S63.large_firm_loans', 'v': s1}, {'i': 'S63.medium_firm_loans', 'v': s2}, {'i': 'S63.small_firm_loans', 'v': s3}, {'i': 'S63.micro_firm_loans', 'v': s4},
        {'i': 'S63.large_firm_non_performing', 'v': b1}, {'i': 'S63.medium_firm_non_performing', 'v': b2}, {'i': 'S63.small_firm_non_performing', 'v': b3}, {'i': 'S63.micro_firm_non_performing', 'v': b4},
        {'i': 'S67.property_loans', 'v': mortgages + development}, {'i': 'S67.development_loans', 'v': development}, {'i': 'S67.personal_mortgage_loans', 'v': mortgages},
        {'i': 'S67.property_non_performing', 'v': property_bad},
        {'i': 'S71.inclusive_small_firm_loans', 'v': inclusive}, {'i': 'S71.inclusive_small_firm_borrowers', 'v': inclusive_borrowers * 100},
        {'i': 'S71.inclusive_small_firm_non_performing', 'v': inclusive_bad}, {'i': 'S71.inclusive_small_firm_interest', 'v': issued_interest},
        {'i': 'S71.inclusive_small_firm_issued', 'v': issued}, {'i': 'S71.inclusive_agricultural_loans', 'v': inclusive_farm}
    ]) as item
    from wide
),
derived as (select bank, institution_id, period, item.i as item, coalesce(item.v, 0) / 100 as value from items),
said as (
    select k.no as bank, k.institution_id, r.period_on as period, r.report || '.' || r.item as item,
        arg_max(if(r.base is null, r.value, r.value * b.value), r.no) as value
    from report r join bank k on k.no = r.bank join period p on p.period = r.period_on
    left join derived b on b.bank = r.bank and b.period = r.period_on and b.item = r.base
    group by all
)
select coalesce(d.institution_id, s.institution_id) as institution_id, coalesce(d.period, s.period) as period,
    split_part(coalesce(d.item, s.item), '.', 1) as report, split_part(coalesce(d.item, s.item), '.', 2) as item, round(coalesce(s.value, d.value), 2) as value, 'CNY' as currency
from derived d
full join said s on s.institution_id = d.institution_id and s.period = d.period and s.item = d.item
