"""Loans whose money ends where it may not: homes, shares, wealth products, lenders, equity, land, cash."""

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at, consumer_loan, developer, firm_loan, friend, shop_loan, supplier

BUSINESS_HOME = "funds.business_loan_buys_property"
CONSUMER_HOME = "funds.consumer_loan_buys_property"
SECURITIES = "funds.loan_buys_securities"
WEALTH = "funds.loan_buys_wealth_product"
LENT_ON = "funds.loan_is_lent_on"
EQUITY = "funds.loan_becomes_equity"
LAND = "funds.loan_pays_for_land"
CASH = "funds.loan_is_drawn_as_cash"
PURPOSE = "funds.purpose_names_forbidden_use"


@violation(BUSINESS_HOME)
def through_a_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """The loan goes to a friend as payment for goods; two days later the friend pays the developer."""
    shop = shop_loan(acts, rng, 40, amount=int(rng.integers(60, 95)) * 10_000)
    middle = friend(acts, rng)
    acts.pay_entrusted(shop.loan, middle, shop.amount, acts.day(40))
    acts.transfer(middle, developer(acts, rng), shop.amount * 0.97, at(acts, 38), "购房款")
    return shop.truth()


@violation(BUSINESS_HOME)
def straight_to_the_developer(acts: Acts, rng: np.random.Generator) -> Truth:
    """No detour: three days after the loan most of it is the down payment on a home."""
    shop = shop_loan(acts, rng, 33)
    acts.transfer(shop.account, developer(acts, rng), shop.amount * 0.9, at(acts, 30), "购房首付款")
    return shop.truth()


@near_miss(BUSINESS_HOME)
def home_from_savings(acts: Acts, rng: np.random.Generator) -> Truth:
    """The account held the savings of years; the home is paid from them and the loan is still there for the shop."""
    shop = shop_loan(acts, rng, 36, opening=2_400_000)
    acts.transfer(shop.account, developer(acts, rng), shop.amount, at(acts, 33), "购房款")
    return shop.truth()


@violation(CONSUMER_HOME)
def in_parts_through_two_relatives(acts: Acts, rng: np.random.Generator) -> Truth:
    """The loan for the household goes to a cousin in parts, to an uncle, and to the developer."""
    home = consumer_loan(acts, rng, 45)
    cousin, uncle = friend(acts, rng), friend(acts, rng)
    acts.transfer(home.account, cousin, home.amount * 0.5, at(acts, 44))
    acts.transfer(home.account, cousin, home.amount * 0.48, at(acts, 43))
    acts.transfer(cousin, uncle, home.amount * 0.97, at(acts, 41))
    acts.transfer(uncle, developer(acts, rng), home.amount * 0.95, at(acts, 37), "转账")
    return home.truth()


@violation(CONSUMER_HOME)
def deed_tax_and_down_payment(acts: Acts, rng: np.random.Generator) -> Truth:
    """The seller of a second-hand home gets the down payment out of a loan for furniture."""
    home = consumer_loan(acts, rng, 25)
    acts.transfer(home.account, friend(acts, rng), home.amount, at(acts, 24), "二手房首付")
    return home.truth()


@near_miss(CONSUMER_HOME)
def really_buys_furniture(acts: Acts, rng: np.random.Generator) -> Truth:
    """The furniture shop is paid, and the shop pays its own supplier."""
    home = consumer_loan(acts, rng, 28)
    shop = supplier(acts, rng)
    acts.transfer(home.account, shop, home.amount, at(acts, 27), "家具款")
    acts.pay_out(shop, "冀中木业", home.amount * 0.9, at(acts, 26), "货款")
    return home.truth()


@violation(SECURITIES)
def to_the_broker(acts: Acts, rng: np.random.Generator) -> Truth:
    """The day after the loan the money is with the broker."""
    home = consumer_loan(acts, rng, 50)
    acts.pay_out(
        home.account, "华北证券客户交易结算资金", home.amount * 0.95, at(acts, 49), "银证转账", type="bank_securities"
    )
    return home.truth()


@violation(SECURITIES)
def futures_through_a_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """A friend passes the shop's loan on to a futures firm."""
    shop = shop_loan(acts, rng, 30)
    middle = friend(acts, rng)
    acts.transfer(shop.account, middle, shop.amount, at(acts, 29))
    acts.pay_out(middle, "京津期货有限公司", shop.amount * 0.98, at(acts, 27), "入金")
    return shop.truth()


@near_miss(SECURITIES)
def own_savings_to_the_broker(acts: Acts, rng: np.random.Generator) -> Truth:
    """As much goes to the broker, but from savings: the loan stays in the account for the decorator."""
    home = consumer_loan(acts, rng, 44, opening=900_000)
    acts.pay_out(
        home.account, "华北证券客户交易结算资金", home.amount, at(acts, 42), "银证转账", type="bank_securities"
    )
    return home.truth()


@violation(WEALTH)
def loan_put_into_a_wealth_product(acts: Acts, rng: np.random.Generator) -> Truth:
    """Cheap business credit buys a wealth product at another bank."""
    shop = shop_loan(acts, rng, 20)
    acts.pay_out(shop.account, "稳盈理财募集户", shop.amount * 0.9, at(acts, 18), "理财申购", type="investment")
    return shop.truth()


@violation(WEALTH)
def trust_in_a_partners_name(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan goes to a partner firm, which subscribes to a trust."""
    firm = firm_loan(acts, rng, 35)
    partner = supplier(acts, rng)
    acts.pay_entrusted(firm.loan, partner, firm.amount, acts.day(35))
    acts.pay_out(partner, "华信信托有限公司", firm.amount * 0.96, at(acts, 32), "信托计划认购")
    return firm.truth()


@near_miss(WEALTH)
def small_change_into_a_fund(acts: Acts, rng: np.random.Generator) -> Truth:
    """A tenth of the loan's size goes into a fund; the loan itself pays the supplier."""
    shop = shop_loan(acts, rng, 31, opening=120_000)
    acts.transfer(shop.account, supplier(acts, rng), shop.amount, at(acts, 30), "货款")
    acts.pay_out(shop.account, "京华基金管理有限公司", shop.amount * 0.1, at(acts, 29), "基金申购", type="investment")
    return shop.truth()


@violation(LENT_ON)
def lent_on_by_a_small_lender(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan becomes the stock of a small lender."""
    firm = firm_loan(acts, rng, 42)
    acts.pay_out(firm.account, "北京恒通小额贷款有限公司", firm.amount * 0.95, at(acts, 40), "往来款")
    return firm.truth()


@violation(LENT_ON)
def offered_on_a_platform(acts: Acts, rng: np.random.Generator) -> Truth:
    """A friend lends the household loan out on a platform."""
    home = consumer_loan(acts, rng, 38)
    middle = friend(acts, rng)
    acts.transfer(home.account, middle, home.amount, at(acts, 37))
    acts.pay_out(middle, "乐融金融信息服务有限公司", home.amount * 0.99, at(acts, 36), "出借")
    return home.truth()


@near_miss(LENT_ON)
def pays_the_guarantee_fee(acts: Acts, rng: np.random.Generator) -> Truth:
    """A guarantee firm gets its fee of two percent, the supplier the rest."""
    firm = firm_loan(acts, rng, 39)
    acts.pay_out(firm.account, "首都融资担保有限公司", firm.amount * 0.02, at(acts, 38), "担保费")
    acts.pay_entrusted(firm.loan, supplier(acts, rng), firm.amount * 0.98, acts.day(39))
    return firm.truth()


@violation(EQUITY)
def capital_of_a_new_company(acts: Acts, rng: np.random.Generator) -> Truth:
    """Working capital pays in the capital of a new company."""
    firm = firm_loan(acts, rng, 48)
    acts.pay_out(firm.account, "北京新启科技有限公司", firm.amount, at(acts, 46), "出资款")
    return firm.truth()


@violation(EQUITY)
def dividend_out_of_a_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """A supplier hands the loan on to the shareholders as their dividend."""
    firm = firm_loan(acts, rng, 22)
    middle = supplier(acts, rng)
    acts.pay_entrusted(firm.loan, middle, firm.amount, acts.day(22))
    acts.pay_out(middle, "京东方投资中心（有限合伙）", firm.amount * 0.9, at(acts, 19), "股东分红")
    return firm.truth()


@near_miss(EQUITY)
def dividend_out_of_profits(acts: Acts, rng: np.random.Generator) -> Truth:
    """The dividend comes from profits in the same account; the loan is still there for the goods."""
    firm = firm_loan(acts, rng, 26, opening=4_000_000)
    acts.pay_out(firm.account, "京华投资中心（有限合伙）", firm.amount, at(acts, 25), "股东分红")
    return firm.truth()


@violation(LAND)
def deposit_of_a_land_auction(acts: Acts, rng: np.random.Generator) -> Truth:
    """Working capital is the deposit of a land auction."""
    firm = firm_loan(acts, rng, 52)
    acts.pay_out(firm.account, "北京市公共资源交易中心", firm.amount * 0.9, at(acts, 50), "竞买保证金")
    return firm.truth()


@violation(LAND)
def land_price_through_a_partner(acts: Acts, rng: np.random.Generator) -> Truth:
    """The partner who got the loan pays for land."""
    firm = firm_loan(acts, rng, 29)
    middle = supplier(acts, rng)
    acts.pay_entrusted(firm.loan, middle, firm.amount, acts.day(29))
    acts.pay_out(middle, "财政非税收入专户", firm.amount * 0.95, at(acts, 27), "土地出让金")
    return firm.truth()


@near_miss(LAND)
def rent_of_a_yard(acts: Acts, rng: np.random.Generator) -> Truth:
    """The yard is rented, not bought."""
    firm = firm_loan(acts, rng, 34)
    acts.pay_out(firm.account, "城南仓储有限公司", firm.amount * 0.9, at(acts, 33), "场地租金")
    return firm.truth()


@violation(CASH)
def drawn_at_the_counter(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two days at the counter and the loan is cash."""
    home = consumer_loan(acts, rng, 21)
    acts.cash(home.account, -home.amount * 0.5, at(acts, 20, 10))
    acts.cash(home.account, -home.amount * 0.45, at(acts, 19, 10))
    return home.truth()


@violation(CASH)
def a_friend_draws_it(acts: Acts, rng: np.random.Generator) -> Truth:
    """A friend gets the shop's loan and takes it out as cash."""
    shop = shop_loan(acts, rng, 24)
    middle = friend(acts, rng)
    acts.transfer(shop.account, middle, shop.amount, at(acts, 23))
    acts.cash(middle, -shop.amount * 0.98, at(acts, 22, 10))
    return shop.truth()


@near_miss(CASH)
def some_cash_for_the_till(acts: Acts, rng: np.random.Generator) -> Truth:
    """A fifth becomes change for the till, the rest pays the supplier."""
    shop = shop_loan(acts, rng, 27)
    acts.cash(shop.account, -shop.amount * 0.2, at(acts, 26, 10))
    acts.transfer(shop.account, supplier(acts, rng), shop.amount * 0.75, at(acts, 25), "货款")
    return shop.truth()


@violation(PURPOSE)
def says_down_payment(acts: Acts, rng: np.random.Generator) -> Truth:
    """The receipt itself says what the household loan is for."""
    return consumer_loan(acts, rng, 60, purpose="支付购房首付款").truth()


@violation(PURPOSE)
def says_shop_premises(acts: Acts, rng: np.random.Generator) -> Truth:
    """The shopkeeper's short loan buys the premises."""
    return shop_loan(acts, rng, 55, purpose="购买商铺").truth()


@near_miss(PURPOSE)
def says_decoration(acts: Acts, rng: np.random.Generator) -> Truth:
    """The shop is decorated, not bought."""
    return shop_loan(acts, rng, 57, purpose="店面装修").truth()
