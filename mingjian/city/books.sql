-- The general ledger: what was posted by branch, ledger and month. Amounts: debit positive, credit negative; in fen.
-- A bank owes its deposits (credit) and owns its loans (debit); the other side of every movement is an internal ledger.
create table ledger_turnover as
with deposits as (
    select m.month, d.branch, d.ledger_code, m.amount,
        coalesce(x.contra, case m.type
            when 1 then '100101' when 2 then '100101' when 7 then '641101' when 11 then '601101' else '100301'
        end) as contra
    from movement m
    join deposit d on d.no = m.account
    left join movement_said x on x.extra = m.extra
),
loans as (
    select m.month, l.branch, l.ledger_code, if(m.kind = 9, m.amount, -m.amount) as amount,
        if(m.kind = 14 and l.written_off_on is not null, '130401', '100301') as contra
    from lending_movement m join lending l on l.no = m.loan
    where m.kind <> 11
),
treasury as (
    select p.month, b.branch, case when t.business_class = 'investment' then '150101' when t.subclass in ('deposit_taken', 'borrowing', 'repo') then '200301' else '101101' end as ledger_code,
        if(t.subclass in ('deposit_taken', 'borrowing', 'repo'), -1, 1) * t.cost as cost, t.starts_on, t.matures_on, p.first_day, p.last_day
    from position t
    join (select bank, min(no) as branch from branch group by all) b on b.bank = t.bank
    cross join all_period p
),
traded as (
    select month, branch, ledger_code, cost as amount, '100301' as contra from treasury where starts_on between first_day and last_day
    union all
    select month, branch, ledger_code, -cost, '100301' from treasury where matures_on between first_day and last_day
),
internal as (
    select p.month, i.branch, i.ledger_code, i.amount, '100301' as contra from internal_posting i
    join all_period p on i.moment::date between p.first_day and p.last_day
    where i.account is null
),
cards as (
    select t.month, c.branch, '130104' as ledger_code, t.amount, '100301' as contra from card_transaction t join card c on c.no = t.card
),
own as (
    select month, branch, ledger_code, -amount as amount, contra from deposits
    union all select * from cards
    union all select * from loans union all select * from traded union all select * from internal
),
turned as (
    select month, branch, ledger_code, contra,
        sum(greatest(amount, 0))::bigint as debit, sum(greatest(-amount, 0))::bigint as credit
    from own group by all
),
sides as (
    select month, branch, ledger_code, debit, credit from turned
    union all
    select month, branch, contra, credit, debit from turned
)
select month, branch, ledger_code, sum(debit)::bigint as debit, sum(credit)::bigint as credit from sides group by all;

-- What stood on the books before the first month; central bank money and clearing make each branch balance.
create table ledger_opening as
with known as (
    select d.branch, d.ledger_code, -sum(o.opening)::bigint as net from deposit_opening o join deposit d on d.no = o.account group by all
    union all
    select l.branch, l.ledger_code, sum(m.opening)::bigint from lending_month m join lending l on l.no = m.loan where m.month = 0 group by all
    union all
    select b.branch, case when t.business_class = 'investment' then '150101' when t.subclass in ('deposit_taken', 'borrowing', 'repo') then '200301' else '101101' end,
        sum(if(t.subclass in ('deposit_taken', 'borrowing', 'repo'), -1, 1) * t.cost)::bigint
    from position t
    join (select bank, min(no) as branch from branch group by all) b on b.bank = t.bank
    where t.starts_on < (select min(first_day) from all_period) and coalesce(t.matures_on, date '9999-12-31') >= (select min(first_day) from all_period)
    group by all
    union all
    select b.branch, '400101', -c.capital from bank_capital c join (select bank, min(no) as branch from branch group by all) b using (bank)
    union all
    select b.branch, '130401', -c.provision from bank_capital c join (select bank, min(no) as branch from branch group by all) b using (bank)
),
branches as (select no as branch, bank, no = min(no) over (partition by bank) as is_head from branch),
sums as (select b.bank, b.branch, b.is_head, coalesce(sum(k.net), 0)::bigint as net from branches b left join known k using (branch) group by all),
reserves as (
    select bank, branch, is_head, net, if(is_head, 0, greatest(-net // 10, 100000000))::bigint as reserve from sums
),
clearing as (
    select *, if(is_head, 0, -net - reserve)::bigint as clearing from reserves
),
closed as (
    select bank, branch, is_head,
        if(is_head, -sum(clearing) over (partition by bank), clearing)::bigint as clearing,
        if(is_head, -net + sum(clearing) over (partition by bank), reserve)::bigint as reserve
    from clearing
)
select branch, ledger_code, sum(net)::bigint as net from known group by all
union all
select branch, '300101', clearing from closed
union all
select branch, '100301', reserve from closed;

create table ledger_month as
with grid as (
    select distinct branch, ledger_code, p.month from (select branch, ledger_code from ledger_opening union select branch, ledger_code from ledger_turnover) cross join all_period p
),
moved as (
    select g.*, coalesce(t.debit, 0) as debit, coalesce(t.credit, 0) as credit, coalesce(o.net, 0) as net
    from grid g
    left join ledger_turnover t using (branch, ledger_code, month)
    left join (select branch, ledger_code, sum(net) as net from ledger_opening group by all) o using (branch, ledger_code)
)
select month, branch, ledger_code, debit::bigint as debit, credit::bigint as credit,
    (net + sum(debit - credit) over (partition by branch, ledger_code order by month))::bigint as closing,
    (net + sum(debit - credit) over (partition by branch, ledger_code order by month) - debit + credit)::bigint as opening
from moved;

create table internal_account as
select row_number() over (order by branch, ledger_code)::integer as no, branch, ledger_code,
    internal_account_id(b.bank_number, row_number() over (order by branch, ledger_code)) as account_id
from (select distinct branch, ledger_code from ledger_month) m
join ledger g using (ledger_code)
join branch_wide b on b.no = m.branch
where g.is_internal;

-- Movements of internal accounts: those of planted cases one by one, all others in one batch a month and direction.
create table internal_balance as
with single as (
    select m.month, d.branch, x.contra as ledger_code, m.amount,
        (select min(first_day) from all_period) + to_seconds(m.moment) as moment, m.extra, d.account_id as counterparty_account,
        d.owner_name as counterparty_name, coalesce(x.summary_said, '内部转账') as summary, x.teller_id, x.authoriser_id
    from movement m join movement_said x on x.extra = m.extra join deposit d on d.no = m.account
    where x.contra is not null
),
batched as (
    select t.month, t.branch, t.ledger_code,
        t.debit - coalesce(sum(greatest(s.amount, 0)), 0)::bigint as debit, t.credit - coalesce(sum(greatest(-s.amount, 0)), 0)::bigint as credit
    from ledger_turnover t
    left join single s on s.month = t.month and s.branch = t.branch and s.ledger_code = t.ledger_code
    group by t.month, t.branch, t.ledger_code, t.debit, t.credit
),
rows as (
    select month, branch, ledger_code, amount, moment, extra, counterparty_account, counterparty_name, summary, teller_id, authoriser_id from single
    union all
    select month, branch, ledger_code, debit, last_day + time '17:00:00', null, null, null, '日终批量记账', null, null
    from batched join all_period using (month) where debit > 0
    union all
    select month, branch, ledger_code, -credit, last_day + time '17:00:01', null, null, null, '日终批量记账', null, null
    from batched join all_period using (month) where credit > 0
)
select r.*, i.account_id, row_number() over (order by r.month, r.branch, r.ledger_code, r.moment, r.extra, r.amount) as no,
    (coalesce(o.net, 0) + sum(r.amount) over (partition by r.branch, r.ledger_code order by r.moment, r.extra, r.amount rows unbounded preceding))::bigint as balance
from rows r
join internal_account i using (branch, ledger_code)
left join (select branch, ledger_code, sum(net) as net from ledger_opening group by all) o using (branch, ledger_code);
