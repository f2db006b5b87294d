"""Banks short of liquid assets, swollen at the month end, losing their deposits, or growing too fast."""

from datetime import date

import numpy as np

from mingjian.city.acts import Acts, Bank
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.prudential import about, say, say_part

COVERAGE = "prudential.liquidity_coverage_below_minimum"
STABLE = "prudential.stable_funding_below_minimum"
ADEQUACY = "prudential.quality_liquid_assets_below_minimum"
RATIO = "prudential.liquidity_ratio_below_minimum"
MATCHING = "prudential.liquidity_matching_below_minimum"
GAP = "prudential.liquidity_gap_below_monitor"
CORE = "prudential.core_liabilities_below_monitor"
SWELL = "prudential.deposits_swell_at_month_end"
BORROWING = "prudential.interbank_borrowing_over_limit"
DEPOSITS = "prudential.deposits_fall_fast"
GROWTH = "prudential.assets_grow_fast"


def _liquidity(acts: Acts, bank: Bank, held: float, needed: float) -> tuple[Truth, ...]:
    say(acts, bank, "G25", high_quality_liquid_assets=held, net_cash_outflow=needed)
    return about(bank)


@violation(COVERAGE, times=0)
def bonds_are_pledged_away(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Most bonds secure borrowings and count no more."""
    return _liquidity(acts, acts.banks()[1], 1.6, 2.4)


@violation(COVERAGE, times=0)
def large_depositors_may_leave(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Deposits of a few firms run out within the month."""
    return _liquidity(acts, acts.banks()[4], 5.2, 6.1)


@near_miss(COVERAGE, times=0)
def just_covered(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One hundred and one per cent."""
    return _liquidity(acts, acts.banks()[0], 4.04, 4.0)


def _stable(acts: Acts, bank: Bank, available: float, required: float) -> tuple[Truth, ...]:
    say(acts, bank, "G25", available_stable_funding=available, required_stable_funding=required)
    return about(bank)


@violation(STABLE, times=0)
def long_loans_on_short_money(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Long loans are paid for with money of other banks."""
    return _stable(acts, acts.banks()[2], 5.4, 6.2)


@violation(STABLE, times=0)
def savers_moved_to_wealth_products(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Stable savings have gone off the books."""
    return _stable(acts, acts.banks()[5], 3.1, 4.4)


@near_miss(STABLE, times=0)
def stable_just_enough(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One hundred and two per cent."""
    return _stable(acts, acts.banks()[0], 6.12, 6.0)


def _adequate(acts: Acts, bank: Bank, held: float, needed: float) -> tuple[Truth, ...]:
    say(acts, bank, "G26", high_quality_liquid_assets=held, short_term_net_cash_outflow=needed)
    return about(bank)


@violation(ADEQUACY, times=0)
def liquid_assets_sold(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The small bank sold its government bonds to lend more."""
    return _adequate(acts, acts.banks()[3], 0.9, 1.5)


@violation(ADEQUACY, times=0)
def deposits_fall_due_together(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Term deposits of one campaign fall due in one month."""
    return _adequate(acts, acts.banks()[6], 3.0, 3.4)


@near_miss(ADEQUACY, times=0)
def adequate_by_a_hair(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One hundred and two per cent."""
    return _adequate(acts, acts.banks()[1], 2.04, 2.0)


def _ratio(acts: Acts, bank: Bank, assets: float, liabilities: float) -> tuple[Truth, ...]:
    say(acts, bank, "G22", liquid_assets=assets, liquid_liabilities=liabilities)
    return about(bank)


@violation(RATIO, times=0)
def cash_lent_out(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A fifth of short debts is covered by liquid assets."""
    return _ratio(acts, acts.banks()[4], 0.9, 4.5)


@violation(RATIO, times=0)
def short_debts_pile_up(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Interbank money of a few days stands against few liquid assets."""
    return _ratio(acts, acts.banks()[7], 1.2, 5.2)


@near_miss(RATIO, times=0)
def liquid_just_enough(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Twenty-five and a half per cent."""
    return _ratio(acts, acts.banks()[2], 1.275, 5.0)


def _match(acts: Acts, bank: Bank, sources: float, uses: float) -> tuple[Truth, ...]:
    say(acts, bank, "G22", weighted_funding_sources=sources, weighted_funding_uses=uses)
    return about(bank)


@violation(MATCHING, times=0)
def long_uses_of_short_sources(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Weighted sources reach nine tenths of the uses."""
    return _match(acts, acts.banks()[0], 5.4, 6.0)


@violation(MATCHING, times=0)
def non_standard_assets_weigh_heavily(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Trust plans held to maturity carry the highest weights."""
    return _match(acts, acts.banks()[5], 4.1, 5.3)


@near_miss(MATCHING, times=0)
def matched_just_enough(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One hundred and one per cent."""
    return _match(acts, acts.banks()[3], 5.05, 5.0)


def _gap(acts: Acts, bank: Bank, due_in: float, due_out: float) -> tuple[Truth, ...]:
    say(acts, bank, "G21", assets_due_within_90_days=due_in, liabilities_due_within_90_days=due_out,
        off_balance_inflow_within_90_days=0, off_balance_outflow_within_90_days=0)  # fmt: skip
    return about(bank)


@violation(GAP, times=0)
def certificates_fall_due(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A fifth more falls due than comes in."""
    return _gap(acts, acts.banks()[1], 3.0, 3.7)


@violation(GAP, times=0)
def loans_are_all_long(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Little is repaid within the quarter."""
    return _gap(acts, acts.banks()[6], 1.1, 2.6)


@near_miss(GAP, times=0)
def small_gap(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A gap of nine per cent."""
    return _gap(acts, acts.banks()[4], 2.0, 2.18)


@violation(CORE, times=0)
def funded_by_other_banks(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Hardly a fifth of the debts is core deposits."""
    bank = acts.banks()[2]
    say(acts, bank, "G22", core_liabilities=1.8)
    return about(bank)


@violation(CORE, times=0)
def demand_deposits_of_few(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Most deposits may leave any day."""
    bank = acts.banks()[7]
    say(acts, bank, "G22", core_liabilities=1.5)
    return about(bank)


@near_miss(CORE, times=0)
def core_is_what_the_books_say(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A bank funded by its savers."""
    return about(acts.banks()[5])


def _arrive(acts: Acts, bank: Bank, part: float, on: date, *, firms: int = 5) -> None:
    """Money of firms comes into the bank on a day, together so large a part of net capital."""
    for _ in range(firms):
        account = acts.deposit_account(bank, acts.firm(size="large", revenue=acts.capital(bank), staff=600))
        acts.receive(account, "外地集团财务公司", round(acts.capital(bank) * part / firms, -3), on, "资金归集")


def _leave(acts: Acts, bank: Bank, part: float, on: date, *, firms: int) -> None:
    """Firms that kept so much at the bank for years take it away on a day."""
    for _ in range(firms):
        each = round(acts.capital(bank) * part / firms, -3)
        firm = acts.firm(size="large", revenue=acts.capital(bank), staff=600)
        acts.pay_out(acts.deposit_account(bank, firm, opening=each), "外地集团财务公司", each, on, "资金归集")


@violation(SWELL, times=0)
def average_reported_shows_the_campaign(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Through the month deposits were far lower than on its last day."""
    bank = acts.banks()[3]
    say_part(acts, bank, "G01.deposits", {"G01.monthly_average_deposits": 0.35})
    return about(bank)


@violation(SWELL, times=0)
def firms_park_money_for_the_last_night(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Ten firms bring money for the last day of the year."""
    bank = acts.banks()[6]
    _arrive(acts, bank, 2.5, acts.day(0), firms=10)
    return about(bank)


@near_miss(SWELL, times=0)
def one_firm_pays_in_late(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One firm's money on the last day hardly moves the sum."""
    bank = acts.banks()[0]
    _arrive(acts, bank, 0.03, acts.day(0), firms=1)
    return about(bank)


@violation(BORROWING, times=0)
def lives_on_interbank_deposits(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """For a year and a half the bank has taken time deposits of other banks."""
    bank = acts.banks()[1]
    acts.position(bank, "同业存放定期", acts.capital(bank) * 8, subclass="deposit_taken", business_class="interbank",
                  starts_on=date(2024, 6, 3), matures_on=date(2026, 5, 29))  # fmt: skip
    say_part(acts, bank, "G01.total_liabilities", {"G22.core_liabilities": 0.85})
    return about(bank)


@violation(BORROWING, times=0)
def borrows_to_grow(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """More than half of the debts are to other banks."""
    bank = acts.banks()[6]
    say(acts, bank, "G01", interbank_borrowing=6)
    return about(bank)


@near_miss(BORROWING, times=0)
def borrows_within_a_third(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A fifth of the debts."""
    bank = acts.banks()[2]
    say(acts, bank, "G01", interbank_borrowing=2)
    return about(bank)


@violation(DEPOSITS, times=0)
def groups_withdraw_their_treasuries(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Five groups pool their money elsewhere in November."""
    bank = acts.banks()[0]
    _leave(acts, bank, 4, acts.day(47), firms=5)
    return about(bank)


@violation(DEPOSITS, times=0)
def greatest_depositor_leaves(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One depositor held a third of everything, and went."""
    bank = acts.banks()[2]
    _leave(acts, bank, 5, acts.day(40), firms=1)
    return about(bank)


@near_miss(DEPOSITS, times=0)
def some_money_leaves(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A little of the deposits is withdrawn."""
    bank = acts.banks()[5]
    _leave(acts, bank, 0.3, acts.day(44), firms=2)
    return about(bank)


@violation(GROWTH, times=0)
def small_bank_by_summer(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """In June the balance sheet was little more than half of what it is now."""
    bank = acts.banks()[5]
    for item in ("G01.total_assets", "G01.total_liabilities", "G01.owner_equity"):
        acts.report_part(bank, item, 0.55, item, acts.day(0, months=6))
    return about(bank)


@violation(GROWTH, times=0)
def deposits_bought_in_autumn(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Expensive deposits of five groups swell the bank in October."""
    bank = acts.banks()[3]
    _arrive(acts, bank, 4.5, acts.day(80))
    return about(bank)


@near_miss(GROWTH, times=0)
def steady_growth(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A few per cent in half a year."""
    bank = acts.banks()[1]
    _arrive(acts, bank, 0.5, acts.day(75))
    return about(bank)
