-- entity: movement
select d.institution_id, p.period, d.branch as _branch, m.extra as _no,
    transaction_id(k.number, m.no) as transaction_id,
    d.ledger_code, g.ledger_name, d.customer_id, d.owner_name as account_name, d.account_id, d.account_id as external_account, d.id_type, d.id_number,
    x.agent_name, if(x.agent_name is null, null, 'resident_id') as agent_id_type, x.agent_id_number,
    t.word as transaction_type, if(m.amount < 0, 'debit', 'credit') as direction,
    (p0.first_day + (m.moment // 86400)::integer) as transacted_on,
    make_time((m.moment % 86400) // 3600, (m.moment % 3600) // 60, m.moment % 60) as transacted_at,
    yuan(abs(m.amount)) as amount, yuan(m.balance) as balance_after,
    coalesce(x.counterparty_account, o.account_id, l.loan_account_id) as counterparty_account,
    coalesce(x.counterparty_name, o.owner_name, u.word, l.borrower_name) as counterparty_name,
    coalesce(ok.code, if(l.no is null, null, k.code)) as counterparty_bank_code,
    coalesce(x.counterparty_bank_name, ok.bank_name, if(l.no is null, null, k.bank_name)) as counterparty_bank_name,
    coalesce(x.summary_said, w.word) as summary, x.postscript,
    coalesce(x.reversal, 'normal') as reversal,
    coalesce(x.cash_or_transfer, if(m.type in (1, 2), 'cash', 'transfer')) as cash_or_transfer,
    c.word as channel, x.ip_address, x.mac_address,
    coalesce(x.teller_id, if(c.word = 'counter' and m.loan < 0 and m.type <> 7, b.teller_id, null)) as teller_id, x.authoriser_id
from movement m
join deposit d on d.no = m.account
join period p on p.month = m.month
join ledger g using (ledger_code)
join branch_wide b on b.no = d.branch
join bank k on k.no = d.bank
join type_word t on t.code = m.type
join channel_word c on c.code = m.channel
join summary_word w on w.code = m.summary
cross join (select min(first_day) as first_day from all_period) p0
left join deposit o on o.no = m.other
left join bank ok on ok.no = o.bank
left join outside_word u on u.code = m.outside
left join lending l on l.no = m.loan
left join movement_said x on x.extra = m.extra
where d.owner_kind = 'person'
