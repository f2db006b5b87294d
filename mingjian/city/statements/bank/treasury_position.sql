-- entity: position
select k.institution_id, p.period, b.no as _branch, t.no as _no,
    case when t.business_class = 'investment' then '150101' when t.subclass in ('deposit_taken', 'borrowing', 'repo') then '200301' else '101101' end as ledger_code,
    g.ledger_name, t.instrument as instrument_id, t.name as instrument_name, t.book, t.business_class, t.subclass as business_subclass,
    '自营资金业务' as business_item, t.name as product_name, yuan(t.cost) as cost, yuan(t.cost) as book_balance,
    yuan(t.cost * t.interest_rate / 1200) as income_in_period, yuan(t.cost * t.interest_rate / 1200 * date_diff('month', t.starts_on, p.period)) as income_total,
    t.interest_rate, t.risk_weight, t.five_class, yuan(t.impairment) as impairment, t.starts_on, t.matures_on
from position t
join bank k on k.no = t.bank
join (select bank, min(no) as no from branch group by all) b on b.bank = t.bank
join period p on t.starts_on <= p.period and coalesce(t.matures_on > p.period, true)
join ledger g on g.ledger_code = case when t.business_class = 'investment' then '150101' when t.subclass in ('deposit_taken', 'borrowing', 'repo') then '200301' else '101101' end
