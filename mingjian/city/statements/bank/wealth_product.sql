-- entity: wealth_product
select k.institution_id, p.period, b.no as _branch, w.no as _no,
    'C10' || lpad(w.no::varchar, 11, '0') as product_registration_code, 'LC' || lpad(w.no::varchar, 6, '0') as product_code, 'N' || lpad(w.no::varchar, 6, '0') as internal_code,
    k.bank_name || w.name as product_name, k.code as issuer_code, k.bank_name as issuer_name, '商业银行' as issuer_type, w.name as series, '无固定期限' as term_class,
    w.risk_level, '个人客户' as target_customer, '境内' as region_invested, w.operation as operation_mode, '固定比例' as allocation_mode, '自主管理' as management_mode,
    '理财业务部' as manager_name, '债券80%，存款20%' as asset_mix, true as customer_may_redeem, '每日开放' as opening_mode, w.starts_on - 10 as raising_from, w.starts_on - 1 as raising_until,
    w.starts_on, w.matures_on, if(coalesce(w.matures_on > p.period, true), 'running', 'ended') as product_status, '全国' as sales_area, k.bank_name || '托管户' as custody_account_name,
    w.raising as raising_method, w.nature as investment_nature, w.benchmark as benchmark_upper, w.benchmark as benchmark_lower, 0.3 as management_fee_rate,
    0.03 as custody_fee_rate, yuan(w.raised) as amount_planned, yuan(w.raised) as amount_raised, w.customer_return, w.product_return
from wealth_product w
join bank k on k.no = w.bank
join (select bank, min(no) as no from branch group by all) b on b.bank = w.bank
join period p on w.starts_on <= p.period
