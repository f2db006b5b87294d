"""Homes bought on credit that should not have been: too little paid down, too much owed, sham prices and sellers."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Bank, Loan, Person
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about, buy_home, lend, shopkeeper

BEFORE = "property.consumer_loan_before_mortgage"
DOWN = "property.mortgage_down_payment_too_small"
VALUED = "property.mortgaged_home_valued_above_price"
INSTALMENT = "property.mortgage_instalment_over_income"
ALL_DEBT = "property.all_instalments_over_income"
FAMILY = "property.home_sold_within_family_on_mortgage"
ONE_PAYER = "property.mortgages_repaid_from_one_account"


def loan_then_home(acts: Acts, rng: np.random.Generator, lent: float, ago: int, **said: Any) -> Truth:
    """A loan so many days before a mortgage of seven hundred thousand on a home of 1.1 million."""
    buyer = shopkeeper(acts, income=700_000) if said else acts.person(income=700_000)
    on = acts.day(4, months=1)
    loan = lend(acts, acts.bank(rng), buyer, lent, on - timedelta(days=ago), months=36, **said)
    buy_home(acts, acts.bank(rng), buyer, 1_100_000, on=on, mortgage=700_000)
    return about(loan)


@violation(BEFORE)
def furniture_that_was_a_down_payment(acts: Acts, rng: np.random.Generator) -> Truth:
    """A quarter of a million for furniture, five weeks before the mortgage."""
    return loan_then_home(acts, rng, 250_000, 35)


@violation(BEFORE)
def stock_that_was_a_down_payment(acts: Acts, rng: np.random.Generator) -> Truth:
    """A business loan for stock, two months before the mortgage."""
    return loan_then_home(acts, rng, 300_000, 62, type="personal_business")


@near_miss(BEFORE)
def small_loan_before_the_mortgage(acts: Acts, rng: np.random.Generator) -> Truth:
    """Forty thousand for real furniture, a tenth of the down payment."""
    return loan_then_home(acts, rng, 40_000, 40)


@near_miss(BEFORE)
def loan_long_before_the_mortgage(acts: Acts, rng: np.random.Generator) -> Truth:
    """A quarter of a million, but eight months before the mortgage."""
    return loan_then_home(acts, rng, 250_000, 240)


def bought(acts: Acts, rng: np.random.Generator, price: float, **said: Any) -> Truth:
    """A well-paid buyer's home and mortgage."""
    buyer = acts.person(income=900_000)
    return about(buy_home(acts, acts.bank(rng), buyer, price, **({"on": acts.day(9, months=1)} | said)).loan)


@violation(DOWN)
def tenth_paid_down(acts: Acts, rng: np.random.Generator) -> Truth:
    """A tenth paid down; a generous valuation hides it."""
    return bought(acts, rng, 800_000, mortgage=720_000, value=940_000)


@violation(DOWN)
def tenth_paid_down_on_a_small_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """A small home, twelve per cent paid down."""
    return bought(acts, rng, 600_000, mortgage=528_000, on=acts.day(9, months=4))


@near_miss(DOWN)
def fifteen_per_cent_paid_down(acts: Acts, rng: np.random.Generator) -> Truth:
    """Fifteen per cent paid down, to the yuan."""
    return bought(acts, rng, 800_000, mortgage=680_000)


@violation(VALUED)
def valued_half_as_much_again(acts: Acts, rng: np.random.Generator) -> Truth:
    """The appraiser, a friend of the agent, found half as much again as the price."""
    return bought(acts, rng, 600_000, mortgage=420_000, value=900_000)


@violation(VALUED)
def price_declared_low(acts: Acts, rng: np.random.Generator) -> Truth:
    """The price was declared low to save tax; the valuation is the true one."""
    return bought(acts, rng, 500_000, mortgage=350_000, value=710_000, on=acts.day(9, months=3))


@near_miss(VALUED)
def valued_a_little_higher(acts: Acts, rng: np.random.Generator) -> Truth:
    """A bargain: valued fifteen per cent above the price."""
    return bought(acts, rng, 600_000, mortgage=400_000, value=690_000)


def mortgaged(acts: Acts, rng: np.random.Generator, income: float, mortgage: float, **said: Any) -> Loan:
    """The mortgage of a buyer with that income a year, three tenths paid down."""
    buyer = acts.person(income=income)
    said = {"on": acts.day(9, months=2), "mortgage": mortgage} | said
    return buy_home(acts, acts.bank(rng), buyer, mortgage / 0.7, **said).loan


@violation(INSTALMENT)
def income_that_does_not_carry(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nearly half a million owed on a clerk's wage of forty-five thousand a year."""
    return about(mortgaged(acts, rng, 45_000, 450_000))


@violation(INSTALMENT)
def term_too_short(acts: Acts, rng: np.random.Generator) -> Truth:
    """A good income, but the whole to be repaid in ten years."""
    return about(mortgaged(acts, rng, 90_000, 400_000, months=120))


@near_miss(INSTALMENT)
def instalment_just_within(acts: Acts, rng: np.random.Generator) -> Truth:
    """The instalment takes a little less than half of the income."""
    return about(mortgaged(acts, rng, 62_000, 450_000))


def with_more_debt(acts: Acts, rng: np.random.Generator, other: float, **said: Any) -> Truth:
    """A mortgage that takes two fifths of the income, and another loan at the next bank."""
    loan = mortgaged(acts, rng, 75_000, 450_000)
    bank = acts.banks()[(loan.bank.no + 1) % 8]
    lend(acts, bank, loan.borrower, other, acts.day(20, months=1), **({"months": 36} | said))
    return about(loan)


@violation(ALL_DEBT)
def consumer_loan_on_top(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer loan of another bank takes the rest of the income."""
    return with_more_debt(acts, rng, 75_000)


@violation(ALL_DEBT)
def car_on_top(acts: Acts, rng: np.random.Generator) -> Truth:
    """A new car, to be paid in two years."""
    return with_more_debt(acts, rng, 60_000, type="car", months=24)


@near_miss(ALL_DEBT)
def small_loan_on_top(acts: Acts, rng: np.random.Generator) -> Truth:
    """A small consumer loan: all together stays within the limit."""
    return with_more_debt(acts, rng, 15_000)


def sold_to(acts: Acts, rng: np.random.Generator, seller: Person, buyer: Person) -> Truth:
    """One sells the other a home, and a bank pays for it."""
    said: dict[str, Any] = {"on": acts.day(9, months=1), "mortgage": 500_000, "seller": seller}
    return about(buy_home(acts, acts.bank(rng), buyer, 800_000, **said).loan)


@violation(FAMILY)
def bought_from_the_husband(acts: Acts, rng: np.random.Generator) -> Truth:
    """A wife buys the home from her husband; both go on living in it."""
    husband, wife = acts.person(), acts.person(male=False, income=400_000)
    acts.marriage(husband, wife)
    return sold_to(acts, rng, husband, wife)


@violation(FAMILY)
def bought_from_the_father(acts: Acts, rng: np.random.Generator) -> Truth:
    """A son buys the home of the father with whom he lives."""
    father, son = acts.person(born=date(1962, 3, 1)), acts.person(born=date(1991, 6, 7), income=400_000)
    acts.household(father, (son, "child"))
    return sold_to(acts, rng, father, son)


@near_miss(FAMILY)
def bought_from_the_former_husband(acts: Acts, rng: np.random.Generator) -> Truth:
    """Divorced three years ago, she now buys his share of the town."""
    husband, wife = acts.person(), acts.person(male=False, income=400_000)
    acts.marriage(husband, wife, ended_on=acts.day(0, months=36))
    return sold_to(acts, rng, husband, wife)


def sham_buyers(acts: Acts, bank: Bank, count: int, *, months: int = 300, **said: Any) -> list[Loan]:
    """Several people with a mortgage of a quarter of a million each, five months old."""
    loans = []
    for k in range(count):
        buyer = acts.person(income=120_000)
        terms = {"on": acts.day(3 + k, months=5), "mortgage": 250_000, "months": months} | said
        loans.append(buy_home(acts, bank, buyer, 420_000, **terms).loan)
    return loans


@violation(ONE_PAYER, times=1)
def one_repayment_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six buyers' mortgages are all debited to the account of the agent who found them."""
    bank = acts.bank(rng)
    payer = acts.deposit_account(bank, acts.person(born=date(1977, 1, 3)), opening=400_000)
    sham_buyers(acts, bank, 6, repaying=payer)
    return Truth(bank.institution_id, "account", payer.account_id)


@violation(ONE_PAYER, times=1)
def instalments_sent_every_month(acts: Acts, rng: np.random.Generator) -> Truth:
    """The developer sends five buyers their instalment a few days before it falls due."""
    return _sent(acts, rng, 5)


@near_miss(ONE_PAYER)
def father_pays_for_three(acts: Acts, rng: np.random.Generator) -> Truth:
    """A father sends his three children their instalments."""
    return _sent(acts, rng, 3)


def _sent(acts: Acts, rng: np.random.Generator, count: int) -> Truth:
    bank = acts.bank(rng)
    payer = acts.deposit_account(acts.bank(rng), acts.person(born=date(1965, 1, 3)), opening=300_000)
    for loan in sham_buyers(acts, bank, count):
        account = acts.wallet(bank, loan.borrower)
        for ago in range(3):
            acts.transfer(payer, account, 1_520, acts.day(0, months=ago).replace(day=1), "还款")
    return Truth(bank.institution_id, "account", payer.account_id)
