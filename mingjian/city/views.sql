-- From cast and journal to the wide tables that statements read. Money stays in fen until `yuan`.
create or replace macro yuan(fen) as fen::decimal(16, 0) * 0.01::decimal(2, 2);
create or replace macro presale_unit(no) as '110112GB9' || lpad(no::varchar, 11, '0');
create or replace macro spelled(day) as (year(day) * 100 + month(day))::varchar;

create table bank as
select no, no + 1 as number, institution_id, name_zh as bank_name, code from institution where kind = 'bank';

create table holder as
select 'person' as kind, no, name, 'resident_id' as id_type, id_number, phone, address, region, false as is_firm,
    null::varchar as size
from person
union all
select 'firm', no, name, 'unified_social_credit_code', code, phone, address, region, true, size from firm;

create table branch_wide as
select b.no, b.bank, k.number as bank_number, k.institution_id, k.bank_name, b.branch_id, b.name as branch_name,
    b.licence_number, k.code as bank_code, b.region as branch_region,
    employee_id(k.number, b.head) as head_id, employee_id(k.number, b.head + 4) as teller_id, b.head
from branch b join bank k on k.no = b.bank;

create table staff as
select e.*, k.number as bank_number, k.institution_id, employee_id(k.number, e.no) as employee_id
from employee e join bank k on k.no = e.bank;

create table deposit as
select a.no, a.bank, a.branch, a.owner_kind, a.owner, a.kind, a.opened_on, a.closed_on, a.interest_rate, a.opening,
    k.institution_id,
    case when a.owner_kind = 'person' then personal_account_id(k.number, a.no) else corporate_account_id(k.number, a.no) end as account_id,
    case when a.owner_kind = 'person' then person_customer_id(k.number, a.owner) else firm_customer_id(k.number, a.owner) end as customer_id,
    h.name as owner_name, h.id_type, h.id_number,
    case
        when a.kind = 'margin' then '201105'
        when a.owner_kind = 'person' then if(a.kind in ('demand', 'agreed'), '201101', '201102')
        else if(a.kind in ('time', 'notice', 'negotiated', 'structured'), '201104', '201103')
    end as ledger_code
from account a
join bank k on k.no = a.bank
join holder h on h.kind = a.owner_kind and h.no = a.owner;

create table lending as
select l.*, k.institution_id, k.bank_name, k.number as bank_number,
    contract_id(k.number, l.no) as contract_id, loan_id(k.number, l.no) as loan_id, loan_account_id(k.number, l.no) as loan_account_id,
    case when l.borrower_kind = 'person' then person_customer_id(k.number, l.borrower) else firm_customer_id(k.number, l.borrower) end as customer_id,
    h.name as borrower_name, h.id_type, h.id_number, h.region as borrower_region, h.size as borrower_size,
    case when l.loan_type = 'bill_discount' then '130103' when l.borrower_kind = 'person' then '130101' else '130102' end as ledger_code,
    employee_id(k.number, l.officer) as officer_id,
    r.account_id as receiving_account, r.owner_name as receiving_account_name, rb.bank_name as receiving_bank_name,
    p.account_id as repayment_account, pb.bank_name as repayment_bank_name,
    loan_id(k.number, l.previous) as previous_loan_id
from loan l
join bank k on k.no = l.bank
join holder h on h.kind = l.borrower_kind and h.no = l.borrower
left join deposit r on r.no = l.receiving
left join bank rb on rb.no = r.bank
left join deposit p on p.no = l.repaying
left join bank pb on pb.no = p.bank;

create table credit_customer as
select bank, borrower_kind as kind, borrower as who, min(issued_on) as first_credit_on from loan group by all
union
select c.bank, 'person', c.person, min(c.opened_on) from card c anti join loan l on l.bank = c.bank and l.borrower_kind = 'person' and l.borrower = c.person group by all;

create table customer_wide as
with known as (
    select bank, owner_kind as kind, owner as who, branch, opened_on as since from account
    union all
    select bank, borrower_kind, borrower, branch, issued_on from loan
    union all
    select bank, 'person', person, branch, opened_on from card
    union all
    select bank, kind, who, branch, since from customer
    union all
    select bank, holder_kind, holder, branch, starts_on from letter
    union all
    select bank, 'firm', drawer, branch, drawn_on from bill
),
each as (select bank, kind, who, arg_min(branch, (since, branch)) as branch, min(since) as since from known group by all)
select e.*, k.institution_id, k.number as bank_number,
    case when e.kind = 'person' then person_customer_id(k.number, e.who) else firm_customer_id(k.number, e.who) end as customer_id,
    h.name as customer_name, h.id_type, h.id_number, h.phone, h.address, h.region,
    c.first_credit_on
from each e
join bank k on k.no = e.bank
join holder h on h.kind = e.kind and h.no = e.who
left join credit_customer c on c.bank = e.bank and c.kind = e.kind and c.who = e.who;

create table ledger (ledger_code varchar, ledger_name varchar, is_internal boolean);
insert into ledger values
    ('100101', '库存现金', true), ('100301', '存放中央银行款项', true), ('101101', '存放同业', true), ('130101', '个人贷款', false),
    ('130102', '单位贷款', false), ('130103', '票据贴现', false), ('130104', '信用卡透支', false), ('130401', '贷款损失准备', true), ('150101', '债券投资', true),
    ('200301', '同业存放', true), ('201101', '个人活期存款', false), ('201102', '个人定期存款', false), ('201103', '单位活期存款', false),
    ('201104', '单位定期存款', false), ('201105', '保证金存款', false), ('300101', '清算资金往来', true), ('400101', '实收资本', true),
    ('601101', '利息收入', true), ('602101', '手续费及佣金收入', true), ('641101', '利息支出', true),
    ('221101', '待清算款项', true), ('224101', '其他应付款', true), ('122101', '其他应收款', true);

-- Each loan at each month end: days overdue, class (by the days unless somebody classed it), state.
create table lending_state as
with days as (
    select m.loan, m.month, p.period, m.closing, m.opening,
        coalesce(date_diff('day', least(m.principal_since, m.interest_since), p.period), 0) as overdue_days
    from lending_month m join all_period p using (month)
),
said as (
    select d.loan, d.month, arg_max(e.five_class, (e.changed_on, e.no)) as five_class
    from days d join class_event e on e.loan = d.loan and e.changed_on <= d.period group by all
),
paid as (select loan, month, max(moment) as moved_at from lending_movement where kind <> 9 group by all)
select d.loan, d.month, d.overdue_days,
    coalesce(s.five_class, case
        when d.overdue_days = 0 then 'normal' when d.overdue_days <= 90 then 'special_mention'
        when d.overdue_days <= 270 then 'substandard' when d.overdue_days <= 360 then 'doubtful' else 'loss'
    end) as five_class,
    if(d.closing > 0, null, coalesce(l.written_off_on, l.transferred_on, (select min(first_day) from all_period) + (x.moved_at // 86400)::integer, l.matures_on)) as ended_on,
    case
        when d.closing > 0 then if(d.overdue_days > 0, 'overdue', 'normal')
        when l.written_off_on <= d.period then 'written_off' when l.transferred_on <= d.period then 'transferred' else 'settled'
    end as loan_status,
    l.borrower_size in ('small', 'micro') and l.loan_type <> 'bill_discount' and sum(l.amount) over (partition by l.bank, l.borrower_kind, l.borrower, d.month) <= 1000000000
        or l.loan_type = 'personal_business' as is_inclusive
from days d
join lending l on l.no = d.loan
left join said s using (loan, month)
left join paid x using (loan, month);

create table lending_balance as
select m.*, (coalesce(o.opening, 0) + sum(case m.kind when 9 then m.amount when 11 then 0 else -m.amount end)
    over (partition by m.loan order by m.moment, m.no))::bigint as balance
from lending_movement m
left join (select loan, opening from lending_month where month = 0) o using (loan);

create table card_wide as
select c.*, k.institution_id, k.number as bank_number, card_number(k.number, c.no) as card_number,
    card_account_id(k.number, c.no) as card_account_id, person_customer_id(k.number, c.person) as customer_id,
    p.name as customer_name, p.id_number
from card c join bank k on k.no = c.bank join person p on p.no = c.person;

-- Card transactions in the order of each card, with what is owed after each (spending positive, repayments negative).
create table card_transaction as
select s.*, p.month,
    (sum(s.amount) over (partition by s.card order by s.moment, s.no rows unbounded preceding))::bigint as owed
from card_spend s join all_period p on s.moment::date between p.first_day and p.last_day;

create table card_month as
select c.no as card, p.month,
    coalesce(sum(t.amount) filter (t.month <= p.month), 0)::bigint as owed,
    coalesce(sum(t.amount) filter (t.month = p.month and t.amount > 0), 0)::bigint as spent,
    coalesce(sum(t.amount) filter (t.month = p.month and t.kind = 'cash'), 0)::bigint as cash,
    coalesce(sum(t.amount) filter (t.month = p.month and t.is_instalment), 0)::bigint as instalments,
    count(*) filter (t.month = p.month) as transactions,
    max(t.moment) filter (t.month <= p.month)::date as last_moved_on
from card c
cross join all_period p
left join card_transaction t on t.card = c.no
where c.opened_on <= p.period
group by all;

create table guarantee_wide as
select g.*, k.institution_id, k.bank_name, k.code as bank_code, guarantee_contract_id(k.number, g.no) as guarantee_contract_id,
    case g.secured_kind
        when 'loan' then contract_id(k.number, g.secured_id::integer)
        when 'letter' then letter_id(k.number, g.secured_id::integer)
        when 'bill' then bill_number(k.number, g.secured_id::integer)
        when 'line' then credit_line_id(k.number, g.secured_id::integer)
    end as secured_contract_id,
    case g.secured_kind when 'letter' then 'guarantee_letter' when 'bill' then 'acceptance' else 'loan' end as secured_business
from guarantee g join bank k on k.no = g.bank;

-- A guarantee is filed while what it secures is: a loan until it is repaid, anything else until the guarantee's own end.
create table guarantee_month as
select g.no as guarantee, p.month, m.closing > 0 and coalesce(g.ended_on > p.period, true) as is_active, m.closing as secured
from guarantee g
join lending_month m on g.secured_kind = 'loan' and m.loan = g.secured_id::integer
join all_period p using (month)
union all
select g.no, p.month, coalesce(g.ended_on > p.period, true), g.amount
from guarantee g
cross join all_period p
where g.secured_kind <> 'loan' and g.starts_on <= p.period and g.matures_on >= p.first_day;

create table insurer as
select no, no - (select min(no) from institution where kind = 'insurer') + 1 as number, institution_id, name_zh as insurer_name, code from institution where kind = 'insurer';

create table policy_wide as
select p.*, i.institution_id, i.number, i.insurer_name, i.code as insurer_code, policy_id(i.number, p.no) as policy_id, h.name as holder_name, h.id_type, h.id_number, h.phone as holder_phone,
    coalesce(p.ended_on, p.ends_on) as over_on, k.insurance_class
from policy p
join insurer i on i.no = p.insurer
join holder h on h.kind = p.holder_kind and h.no = p.holder
join product k on k.no = p.product;

create table department as select no, kind, institution_id from institution where kind not in ('bank', 'insurer');

-- Who is insured with whom, on what base, since when and until when.
create view socially_insured as
select h.no as person, h.employer, h.income // 12 as base, date '2000-01-01' as since, null::date as until, 'employee' as kind, null::integer as no
from person h where h.employer is not null and h.no < (select count(*) from person) - (select planted from planted_people)
union all
select person, employer, base, since, until, kind, no from social_security;
