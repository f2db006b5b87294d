-- entity: trade
select k.institution_id, p.period, b.no as _branch, t.no as _no,
    case when t.business_class = 'investment' then '150101' when t.subclass in ('deposit_taken', 'borrowing', 'repo') then '200301' else '101101' end as ledger_code,
    g.ledger_name, t.book, 'JY' || lpad(t.no::varchar, 10, '0') as trade_id, t.instrument as instrument_id, t.name as instrument_name, t.business_class,
    t.subclass as business_subclass, '自营资金业务' as business_item, t.name as product_name, t.direction, yuan(t.amount) as amount, t.interest_rate, t.traded_on,
    t.starts_on, t.matures_on, k.code || '02' as own_account, t.counterparty_type, t.counterparty as counterparty_name,
    '9922' || lpad(t.no::varchar, 12, '0') as counterparty_account, '910000000000000000' as counterparty_bank_code, t.counterparty as counterparty_bank_name,
    false as is_delegated, employee_id(k.number, coalesce(t.approver, b.no * 7 + 3)) as approver_id, employee_id(k.number, coalesce(t.handler, b.no * 7 + 6)) as handler_id
from trade t
join bank k on k.no = t.bank
join (select bank, min(no) as no from branch group by all) b on b.bank = t.bank
join period p on t.traded_on between p.first_day and p.period
join ledger g on g.ledger_code = case when t.business_class = 'investment' then '150101' when t.subclass in ('deposit_taken', 'borrowing', 'repo') then '200301' else '101101' end
