"""Business with other banks: too much with one, for too long, or only for the looks."""

import numpy as np

from mingjian.city.acts import Acts, Bank
from mingjian.city.clock import months_before
from mingjian.city.plants import Truth, near_miss, violation

LENDING = "interbank.one_institution_lending_over_limit"
TERM = "interbank.term_over_limit"
PARKED = "interbank.bond_sold_and_bought_back"


def _lends(acts: Acts, bank: Bank, name: str, parts: tuple[float, ...]) -> Truth:
    """Lending to one institution, in parts of net capital, half a year to run."""
    kinds = ("lending", "deposit_placed", "reverse_repo")
    for place, part in enumerate(parts):
        on, amount = acts.day(50 - place), round(acts.capital(bank) * part, -4)
        acts.trade(
            bank,
            f"TY{bank.no:02d}{place:06d}",
            amount,
            on,
            name="同业融出",
            counterparty=name,
            subclass=kinds[place % 3],
            business_class="interbank",
            matures_on=months_before(on, -6),
        )
    return Truth(bank.institution_id, "firm", name)


@violation(LENDING, times=0)
def one_trust_company_gets_most(acts: Acts, _rng: np.random.Generator) -> Truth:
    """More than half of tier one capital to one trust company."""
    return _lends(acts, acts.banks()[0], "江南信托有限责任公司", (0.6,))


@violation(LENDING, times=0)
def three_desks_one_counterparty(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three desks, three kinds of trade, one counterparty."""
    return _lends(acts, acts.banks()[1], "塞北城市商业银行", (0.25, 0.2, 0.15))


@near_miss(LENDING, times=0)
def two_fifths_to_one(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Much, and within the limit."""
    return _lends(acts, acts.banks()[4], "岭南农村商业银行", (0.2, 0.2))


def _runs(acts: Acts, rng: np.random.Generator, subclass: str, months: int) -> Truth:
    bank, starts = acts.bank(rng), acts.day(int(rng.integers(35, 60)))
    trade = acts.trade(
        bank,
        f"QX{int(rng.integers(1, 99_999_999)):08d}",
        2_000_000,
        starts,
        name="同业融资",
        subclass=subclass,
        business_class="interbank",
        matures_on=months_before(starts, -months),
    )
    return Truth(bank.institution_id, "contract", trade)


@violation(TERM)
def deposit_with_a_bank_for_two_years(acts: Acts, rng: np.random.Generator) -> Truth:
    """A long deposit for a better rate."""
    return _runs(acts, rng, "deposit_placed", 24)


@violation(TERM)
def borrows_from_a_bank_for_five_years(acts: Acts, rng: np.random.Generator) -> Truth:
    """Even interbank loans end after three years."""
    return _runs(acts, rng, "loan_from_institution", 60)


@near_miss(TERM)
def interbank_loan_of_three_years(acts: Acts, rng: np.random.Generator) -> Truth:
    """As long as a loan between institutions may be."""
    return _runs(acts, rng, "loan_from_institution", 36)


def _back_and_forth(acts: Acts, rng: np.random.Generator, days: int, change: float) -> Truth:
    bank, bond = acts.bank(rng), f"ZQ{int(rng.integers(60_000_000, 99_999_999)):08d}"
    amount = int(rng.integers(30, 60)) * 100_000
    said = {"name": "城投债", "counterparty": "海沧证券股份有限公司", "matures_on": months_before(acts.last, -36)}
    sold = acts.trade(bank, bond, amount, acts.day(30), direction="sell", **said)  # type: ignore[arg-type]
    acts.trade(bank, bond, round(amount * (1 + change), 2), acts.day(30 - days), direction="buy", **said)  # type: ignore[arg-type]
    return Truth(bank.institution_id, "contract", sold)


@violation(PARKED)
def parked_over_the_month_end(acts: Acts, rng: np.random.Generator) -> Truth:
    """Out of the books for three days, back at a little more."""
    return _back_and_forth(acts, rng, 3, 0.002)


@violation(PARKED)
def parked_for_a_working_week(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five days with a friendly broker."""
    return _back_and_forth(acts, rng, 5, 0.012)


@near_miss(PARKED)
def bought_again_at_another_price(acts: Acts, rng: np.random.Generator) -> Truth:
    """Sold, and bought back after the price had fallen by a tenth."""
    return _back_and_forth(acts, rng, 4, -0.1)
