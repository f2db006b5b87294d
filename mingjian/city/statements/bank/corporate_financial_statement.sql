-- entity: statement
with quarterly as (
    select c.bank, c.who as firm, p.period as statement_on, if(month(p.period) = 12, 'yearly', 'quarterly') as cycle, month(p.period) / 12 as part, f.*
    from credit_customer c
    join firm f on f.no = c.who
    cross join period p
    where c.kind = 'firm' and month(p.period) % 3 = 0 and c.first_credit_on <= p.period
        and not exists (select 1 from statement s where s.bank = c.bank and s.firm = c.who)
),
said as (
    select bank, firm, statement_on, cycle, assets, liabilities, (revenue * part)::bigint as revenue, (revenue * part)::bigint // 12 as profit,
        (revenue * part)::bigint // 48 as tax, revenue // 30 as cash_flow, revenue // 10 as receivables, revenue // 60 as other_receivables, null::integer as no
    from quarterly
    union all
    select s.bank, s.firm, s.statement_on, s.period, s.assets, s.liabilities, s.revenue, s.profit, s.tax, s.cash_flow, s.receivables, s.other_receivables, s.no
    from statement s
)
select c.institution_id, p.period, c.branch as _branch, s.no as _no,
    c.customer_id || '-' || spelled(s.statement_on) || coalesce('-' || s.no, '') as statement_id, c.customer_id, c.customer_name, s.statement_on,
    true as is_audited, '京都会计师事务所' as auditor, 'parent_only' as statement_scope,
    yuan(s.assets) as total_assets, yuan(s.liabilities) as total_liabilities, yuan(s.profit) as profit_before_tax, yuan(s.tax) as income_tax,
    yuan(s.profit - s.tax) as net_profit, yuan(s.revenue) as main_revenue, yuan(s.cash_flow) as net_cash_flow, yuan(s.receivables) as receivables,
    yuan(s.other_receivables) as other_receivables, s.cycle as statement_period
from said s
join customer_wide c on c.bank = s.bank and c.kind = 'firm' and c.who = s.firm
join period p on s.statement_on between p.first_day and p.period
