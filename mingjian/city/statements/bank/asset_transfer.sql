-- entity: asset_transfer
select k.institution_id, p.period, b.no as _branch, t.no as _no,
    'ZR' || lpad(t.no::varchar, 8, '0') as transfer_contract_id, t.direction, 'direct' as transfer_method, k.code || '01' as price_account, k.bank_name as price_account_name,
    t.counterparty as counterparty_name, '9900' || lpad(t.no::varchar, 12, '0') as counterparty_account, t.counterparty as counterparty_bank_name,
    yuan(t.principal) as principal, yuan(t.interest) as interest, yuan(t.price) as price, t.starts_on, t.matures_on, t.starts_on as counterparty_paid_on,
    yuan(t.price) as counterparty_paid, 0 as margin_ratio, 'CNY' as margin_currency, yuan(t.margin) as margin_amount, 'registry' as platform,
    t.is_registered, 'active' as contract_status
from transfer_of_loans t
join bank k on k.no = t.bank
join (select bank, min(no) as no from branch group by all) b on b.bank = t.bank
join period p on t.starts_on <= p.period
