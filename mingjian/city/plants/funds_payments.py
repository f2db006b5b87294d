"""Loans paid out against the rules on entrusted payment: in parts, alone, to the wrong payee, and back."""

import numpy as np

from mingjian.city.acts import Acts, Person
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at, consumer_loan, firm_loan, friend, shop_loan, supplier

SPLIT = "funds.self_payment_is_split"
ALONE = "funds.large_payment_is_not_entrusted"
BACK = "funds.entrusted_payee_returns_money"
PAYEE = "funds.entrusted_payee_is_related"
COLLECTS = "funds.payee_collects_many_loans"
RETURNS = "funds.loan_returns_to_borrower"
RELATED = "funds.loan_reaches_related_firm"


@violation(SPLIT)
def three_parts_in_three_days(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nine hundred thousand for one supplier, three hundred thousand a day."""
    shop = shop_loan(acts, rng, 40, amount=int(rng.integers(91, 99)) * 10_000, payment_method="self")
    seller = supplier(acts, rng)
    for ago in (39, 38, 37):
        acts.transfer(shop.account, seller, 300_000, at(acts, ago), "货款")
    return shop.truth()


@violation(SPLIT)
def two_parts_for_one_decorator(acts: Acts, rng: np.random.Generator) -> Truth:
    """A household pays the decorator twice the same afternoon, each time under the limit."""
    home = consumer_loan(acts, rng, 30, amount=int(rng.integers(42, 50)) * 10_000, payment_method="self")
    decorator = supplier(acts, rng)
    acts.transfer(home.account, decorator, home.amount * 0.45, at(acts, 29, 10), "装修款")
    acts.transfer(home.account, decorator, home.amount * 0.5, at(acts, 29, 15), "装修款")
    return home.truth()


@near_miss(SPLIT)
def two_suppliers_one_part_each(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two suppliers, each within the limit."""
    shop = shop_loan(acts, rng, 35, amount=900_000, payment_method="self")
    acts.transfer(shop.account, supplier(acts, rng), 450_000, at(acts, 34), "货款")
    acts.transfer(shop.account, supplier(acts, rng), 440_000, at(acts, 34), "货款")
    return shop.truth()


@violation(ALONE)
def shop_pays_the_supplier_alone(acts: Acts, rng: np.random.Generator) -> Truth:
    """One payment of more than half a million to a supplier, and no entrusted payment on file."""
    shop = shop_loan(acts, rng, 32, amount=int(rng.integers(60, 95)) * 10_000, payment_method="self")
    acts.transfer(shop.account, supplier(acts, rng), shop.amount * 0.9, at(acts, 30), "货款")
    return shop.truth()


@violation(ALONE)
def household_pays_the_car_dealer_alone(acts: Acts, rng: np.random.Generator) -> Truth:
    """A dealer outside the city gets more than a household may pay alone."""
    home = consumer_loan(acts, rng, 27, amount=int(rng.integers(36, 48)) * 10_000, payment_method="self")
    acts.pay_out(home.account, "京北名车展销中心", home.amount * 0.95, at(acts, 26), "购车款")
    return home.truth()


@near_miss(ALONE)
def the_bank_paid_the_supplier(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same sum, but the bank paid it on order and says so."""
    shop = shop_loan(acts, rng, 31, amount=800_000)
    acts.pay_entrusted(shop.loan, supplier(acts, rng), 760_000, acts.day(31))
    return shop.truth()


@violation(BACK)
def nine_tenths_back_in_two_days(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The supplier sends nearly all of it to the firm's account at another bank."""
    firm = firm_loan(acts, rng, 43)
    payee, own = supplier(acts, rng), acts.deposit_account(acts.bank(rng), firm.loan.borrower)
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(43))
    acts.transfer(payee, own, firm.amount * 0.92, at(acts, 41), "退款")
    return firm.truth(), firm.truth(RETURNS)


@violation(BACK)
def back_the_same_day_in_parts(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The money is back in the very account it left before evening, and the rest the next morning."""
    shop = shop_loan(acts, rng, 34, amount=int(rng.integers(55, 90)) * 10_000)
    payee = supplier(acts, rng)
    acts.pay_entrusted(shop.loan, payee, shop.amount, acts.day(34))
    acts.transfer(payee, shop.account, shop.amount * 0.6, at(acts, 34, 16), "退款")
    acts.transfer(payee, shop.account, shop.amount * 0.38, at(acts, 33, 9), "退款")
    return shop.truth(), shop.truth(RETURNS)


@near_miss(BACK)
def some_goods_returned(acts: Acts, rng: np.random.Generator) -> Truth:
    """A quarter of the goods was faulty and its price is refunded."""
    firm = firm_loan(acts, rng, 37)
    payee = supplier(acts, rng)
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(37))
    acts.transfer(payee, firm.account, firm.amount * 0.25, at(acts, 35), "退货退款")
    return firm.truth()


@violation(PAYEE)
def own_firm_as_supplier(acts: Acts, rng: np.random.Generator) -> Truth:
    """The shopkeeper's supplier is the shopkeeper's own company."""
    shop = shop_loan(acts, rng, 48, amount=int(rng.integers(55, 90)) * 10_000)
    assert isinstance(shop.loan.borrower, Person)  # noqa: S101 - a shopkeeper is one
    own = acts.firm(head=shop.loan.borrower)
    acts.pay_entrusted(shop.loan, acts.deposit_account(acts.bank(rng), own), shop.amount, acts.day(48))
    return shop.truth()


@violation(PAYEE)
def sister_firm_as_supplier(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Borrower and entrusted payee have one legal representative."""
    boss = acts.person(born=acts.day(0, months=590))
    firm = firm_loan(acts, rng, 46, firm=acts.firm(head=boss))
    sister = acts.deposit_account(acts.bank(rng), acts.firm(head=boss))
    acts.pay_entrusted(firm.loan, sister, firm.amount, acts.day(46))
    return firm.truth(), firm.truth(RELATED)


@near_miss(PAYEE)
def supplier_of_a_cousin(acts: Acts, rng: np.random.Generator) -> Truth:
    """The supplier belongs to a relative: close, but under nobody's common control."""
    boss, cousin = acts.person(born=acts.day(0, months=580)), acts.person(born=acts.day(0, months=570))
    firm = firm_loan(acts, rng, 42, firm=acts.firm(head=boss))
    acts.relation(firm.bank, boss, cousin, "other_relative")
    acts.pay_entrusted(
        firm.loan, acts.deposit_account(acts.bank(rng), acts.firm(head=cousin)), firm.amount, acts.day(42)
    )
    return firm.truth()


def _collector(acts: Acts, rng: np.random.Generator, agos: range, name: str) -> Truth:
    bank = acts.bank(rng)
    payee = acts.deposit_account(
        acts.bank(rng),
        acts.firm(name=f"{name}{acts.world.size('firm') + len(acts.world.planted['firm'])}号有限公司"),
        opening=5_000,
    )
    for ago in agos:
        amount = int(rng.integers(20, 40)) * 10_000
        loan = acts.loan(
            bank, acts.person(born=acts.day(ago, months=400 + ago)), amount, acts.day(ago), type="personal_business"
        )
        acts.pay_entrusted(loan, payee, amount, acts.day(ago))
    return Truth(bank.institution_id, "account", payee.account_id)


@violation(COLLECTS, times=1)
def shell_firm_collects_in_a_week(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six shopkeepers who do not know each other pay one shell firm within a week."""
    return _collector(acts, rng, range(50, 56), "北京百业通商务")


@violation(COLLECTS, times=1)
def packager_collects_over_two_months(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five loans over two months, one packager."""
    return _collector(acts, rng, range(15, 75, 12), "北京融汇通贸易")


@near_miss(COLLECTS)
def wholesaler_of_three_shops(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three shops buy from one wholesaler."""
    return _collector(acts, rng, range(30, 60, 10), "北京广源批发")


@near_miss(SPLIT)
def paid_a_friend_and_a_shop(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two payments to one shop ten days apart, each for its own delivery."""
    shop = shop_loan(acts, rng, 44, amount=800_000, payment_method="self")
    seller = supplier(acts, rng)
    acts.transfer(shop.account, seller, 380_000, at(acts, 43), "货款")
    acts.transfer(shop.account, seller, 390_000, at(acts, 33), "货款")
    acts.transfer(shop.account, friend(acts, rng), 20_000, at(acts, 32))
    return shop.truth()
