"""Banks short of capital or of profit. Each bank has its own troubles, told once a city.

What a bank reports is given in parts of its net capital, so that it fits a city of any size.
"""

from collections.abc import Mapping

import numpy as np

from mingjian.city.acts import Acts, Bank
from mingjian.city.clock import months_before
from mingjian.city.plants import Truth, near_miss, violation

ADEQUACY = "prudential.capital_adequacy_below_requirement"
CORE_TIER_ONE = "prudential.core_tier_one_below_requirement"
TIER_ONE = "prudential.tier_one_below_requirement"
LEVERAGE = "prudential.leverage_below_minimum"
THIN = "prudential.equity_thin_against_assets"
CAPITAL_FALL = "prudential.capital_falls_fast"
LOSS = "prudential.bank_makes_a_loss"
SECOND_TIER = 5e8


def say(acts: Acts, bank: Bank, report: str, **items: float) -> None:
    """What the bank reports at the end of the city for some items, as parts of its net capital."""
    for item, part in items.items():
        acts.report(bank, report, item, part * acts.capital(bank))


def say_part(acts: Acts, bank: Bank, of: str, parts: Mapping[str, float]) -> None:
    """What the bank reports at the end of the city as parts of what its books say for `of`; G01.loans names an item."""
    for item, part in parts.items():
        acts.report_part(bank, item, part, of)


def about(bank: Bank, *models: str) -> tuple[Truth, ...]:
    """What the model of the plant, and further `models`, should find about the bank."""
    number = bank.institution_id
    return (Truth(number, "institution", number), *(Truth(number, "institution", number, model) for model in models))


@violation(ADEQUACY, times=0)
def risk_weights_put_right_halve_the_ratio(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The bank's own weights were too low; with the right ones its capital, nearly all of it core, is not enough."""
    bank = acts.banks()[5]
    say(acts, bank, "G40", core_tier_one_net_capital=0.96, tier_one_net_capital=0.97, risk_weighted_assets=12.2)
    return about(bank)


@violation(ADEQUACY, times=0)
def lending_outgrows_capital(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Risk-weighted assets are fifteen times capital: every ratio is too low."""
    bank = acts.banks()[6]
    say(acts, bank, "G40", risk_weighted_assets=15)
    return about(bank, CORE_TIER_ONE)


@near_miss(ADEQUACY, times=0)
@near_miss(CORE_TIER_ONE, times=0)
def capital_just_enough_for_the_third_tier(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Eight and seven tenths of a per cent: too little for a larger bank, enough for a small one."""
    bank = acts.banks()[4]
    say(acts, bank, "G40", core_tier_one_net_capital=0.9, tier_one_net_capital=0.92, risk_weighted_assets=11.5)
    return about(bank)


@violation(CORE_TIER_ONE, times=0)
def capital_is_mostly_bonds_without_end(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Total capital is comfortable, but little of it is core."""
    bank = acts.banks()[7]
    say(acts, bank, "G40", core_tier_one_net_capital=0.36)
    return about(bank)


def _grows_into_the_second_tier(acts: Acts, bank: Bank, tier_one: float) -> None:
    """A bank that guarantees so much off its books that it is no small bank any more."""
    size = max(1.0, acts.capital(bank) / SECOND_TIER)
    capital = {"core_tier_one_net_capital": 0.44e9, "tier_one_net_capital": tier_one, "total_net_capital": 0.63e9}
    for item, amount in (capital | {"risk_weighted_assets": 5.5e9}).items():
        acts.report(bank, "G40", item, amount * size)
    acts.report(bank, "G44", "adjusted_on_balance_assets", 2e9 * size)
    acts.report(bank, "G44", "adjusted_off_balance_items", 8.3e9 * size)


@violation(TIER_ONE, times=0)
def guarantees_off_the_books_lift_the_tier(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A small bank grew into the second tier by guarantees; its tier one capital did not grow with it."""
    bank = acts.banks()[3]
    _grows_into_the_second_tier(acts, bank, 0.455e9)
    return about(bank)


@violation(TIER_ONE, times=0)
def other_tier_one_was_redeemed(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The same, and its preference shares were bought back: all tier one capital left is core."""
    bank = acts.banks()[2]
    _grows_into_the_second_tier(acts, bank, 0.44e9)
    return about(bank)


@near_miss(TIER_ONE, times=0)
def small_bank_has_no_tier_one_rule(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Eight per cent, but of a bank of the third tier."""
    bank = acts.banks()[5]
    return about(bank)


@violation(LEVERAGE, times=0)
def acceptances_and_guarantees_swell(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Twice the balance sheet again off the books."""
    bank = acts.banks()[1]
    say(acts, bank, "G44", adjusted_on_balance_assets=10, adjusted_off_balance_items=20)
    return about(bank)


@violation(LEVERAGE, times=0)
def balance_sheet_swells(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Twenty-five times tier one capital on the books."""
    bank = acts.banks()[7]
    say(acts, bank, "G44", adjusted_on_balance_assets=25, adjusted_off_balance_items=0.1)
    return about(bank)


@near_miss(LEVERAGE, times=0)
def leverage_just_above_the_line(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Four and three tenths of a per cent."""
    bank = acts.banks()[0]
    say(acts, bank, "G44", adjusted_on_balance_assets=10, adjusted_off_balance_items=11)
    return about(bank)


def balance_sheet(acts: Acts, bank: Bank, assets: float, equity: float, months: int = 0) -> None:
    """What the bank says it owns and is worth at a month end, in parts of net capital; the rest are debts."""
    period = months_before(acts.last, months)
    for item, part in {"total_assets": assets, "owner_equity": equity, "total_liabilities": assets - equity}.items():
        acts.report(bank, "G01", item, round(part * acts.capital(bank), 2), period)


def _steady(acts: Acts, bank: Bank, assets: float, before: float, now: float) -> None:
    """A balance sheet of one size all year, with equity that changes in the last month."""
    for months in range(acts.world.clock.months):
        balance_sheet(acts, bank, assets, before if months else now, months)


@violation(THIN, times=0)
def losses_eat_the_capital(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Last month's losses took most of the equity."""
    bank = acts.banks()[7]
    _steady(acts, bank, 7.4, 1.0, 0.27)
    return about(bank, CAPITAL_FALL)


@violation(THIN, times=0)
def always_lived_on_little_capital(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The whole year three per cent, and never more."""
    bank = acts.banks()[6]
    _steady(acts, bank, 11.4, 0.34, 0.34)
    say(acts, bank, "G22", core_liabilities=8)
    return about(bank)


@near_miss(THIN, times=0)
@near_miss(CAPITAL_FALL, times=0)
def equity_falls_and_still_suffices(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A tenth less than before and a ninth of assets still."""
    bank = acts.banks()[2]
    _steady(acts, bank, 10.5, 1.04, 0.95)
    return about(bank)


@violation(CAPITAL_FALL, times=0)
def great_dividend_empties_reserves(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A fifth of the equity was paid out in December."""
    bank = acts.banks()[4]
    _steady(acts, bank, 9.2, 1.03, 0.8)
    say(acts, bank, "G22", core_liabilities=6.5)
    return about(bank)


@violation(LOSS, times=0)
def one_charge_after_another(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Impairments took more than the bank earned."""
    bank = acts.banks()[3]
    say(acts, bank, "G04", impairment_loss=0.26, profit_before_tax=-0.03, net_profit=-0.03)
    return about(bank)


@violation(LOSS, times=0)
def trading_loss(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A wrong bet on bonds cost a year's income."""
    bank = acts.banks()[7]
    say(acts, bank, "G04", profit_before_tax=-0.12, net_profit=-0.12)
    return about(bank)


@near_miss(LOSS, times=0)
def hardly_any_profit(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A poor year, and yet in the black."""
    bank = acts.banks()[0]
    say(acts, bank, "G04", profit_before_tax=0.002, net_profit=0.001)
    return about(bank)
