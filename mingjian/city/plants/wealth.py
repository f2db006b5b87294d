"""Wealth products sold to the wrong people, or run as if their return were certain."""

from datetime import date

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.plants import Truth, near_miss, violation

PRIVATE = "wealth.private_sale_below_minimum"
TOPPED_UP = "wealth.return_topped_up"
NET_VALUE = "wealth.product_without_net_value"
SENIOR = "wealth.high_risk_product_sold_to_senior"


def _private(acts: Acts, rng: np.random.Generator, nature: str, amounts: tuple[int, ...]) -> Truth:
    bank, buyer = acts.bank(rng), acts.person(income=900_000)
    product = acts.wealth_product(bank, "私享臻选", raising_method="private", investment_nature=nature)
    account = acts.deposit_account(bank, buyer, opening=sum(amounts) + 50_000)
    sales = [
        acts.wealth_sale(product, buyer, amount, acts.day(50 - place), account=account)
        for place, amount in enumerate(amounts)
    ]
    return Truth(bank.institution_id, "contract", min(sales))


@violation(PRIVATE)
def private_product_for_everybody(acts: Acts, rng: np.random.Generator) -> Truth:
    """A hundred thousand buys into a private bond product."""
    return _private(acts, rng, "fixed_income", (100_000,))


@violation(PRIVATE)
def mixed_product_in_two_parts(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two purchases that together stay below what a mixed product asks."""
    return _private(acts, rng, "mixed", (200_000, 150_000))


@near_miss(PRIVATE)
def exactly_the_minimum(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three hundred thousand in two purchases."""
    return _private(acts, rng, "fixed_income", (200_000, 100_000))


def _product(acts: Acts, rng: np.random.Generator, name: str, **said: object) -> Truth:
    bank = acts.bank(rng)
    product = acts.wealth_product(bank, name, **said)  # type: ignore[arg-type]
    return Truth(bank.institution_id, "product", acts.product_code(product))


@violation(TOPPED_UP)
def bank_makes_good_the_promise(acts: Acts, rng: np.random.Generator) -> Truth:
    """Customers were promised four per cent and got it, though the product earned less than three."""
    return _product(
        acts, rng, "安心回报", matures_on=acts.day(40), benchmark_upper=4.0, customer_return=4.0, product_return=2.8
    )


@violation(TOPPED_UP)
def losses_made_good(acts: Acts, rng: np.random.Generator) -> Truth:
    """The product lost money; customers did not."""
    return _product(acts, rng, "稳赢一号", matures_on=acts.day(55), customer_return=2.0, product_return=-1.5)


@near_miss(TOPPED_UP)
def less_than_promised(acts: Acts, rng: np.random.Generator) -> Truth:
    """Customers got what the product earned, less the fee."""
    return _product(acts, rng, "净值优选", matures_on=acts.day(45), customer_return=1.9, product_return=2.2)


@violation(NET_VALUE)
def fixed_return_of_the_old_kind(acts: Acts, rng: np.random.Generator) -> Truth:
    """A closed product with an expected return, started this year."""
    return _product(acts, rng, "定期宝", starts_on=date(2025, 3, 10), operation_mode="closed_fixed")


@violation(NET_VALUE)
def open_product_without_net_value(acts: Acts, rng: np.random.Generator) -> Truth:
    """An open product at a constant price."""
    return _product(acts, rng, "活期通", starts_on=date(2023, 6, 5), operation_mode="open_fixed")


@near_miss(NET_VALUE)
def product_of_the_transition(acts: Acts, rng: np.random.Generator) -> Truth:
    """The old kind, started while it was still allowed."""
    return _product(acts, rng, "老产品", starts_on=date(2021, 9, 6), operation_mode="closed_fixed")


def _sold(acts: Acts, rng: np.random.Generator, born: date, level: str, sales: int = 1) -> Truth:
    bank, buyer = acts.bank(rng), acts.person(born=born, income=90_000, occupation="退休人员")
    product = acts.wealth_product(bank, "锐进权益", risk_level=level)
    account = acts.deposit_account(bank, buyer, opening=400_000)
    for place in range(sales):
        acts.wealth_sale(product, buyer, 120_000, acts.day(50 - place * 9), account=account, teller=acts.staff(bank, 4))
    return Truth(bank.institution_id, "customer", buyer.customer_id(bank))


@violation(SENIOR)
def widow_buys_the_riskiest(acts: Acts, rng: np.random.Generator) -> Truth:
    """At seventy-seven a product of the highest risk, at the counter."""
    return _sold(acts, rng, date(1948, 2, 14), "level_5")


@violation(SENIOR)
def retired_couple_buys_twice(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two purchases of medium-high risk at sixty-nine."""
    return _sold(acts, rng, date(1956, 7, 1), "level_4", 2)


@near_miss(SENIOR)
def senior_buys_what_is_safe(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same age, a product of the second level."""
    return _sold(acts, rng, date(1950, 5, 5), "level_2")


@near_miss(SENIOR)
def not_quite_a_senior(acts: Acts, rng: np.random.Generator) -> Truth:
    """Sixty-five this year: not counted as older than that."""
    return _sold(acts, rng, date(1960, 3, 3), "level_5")
