"""Migrant workers' wages: no account, no money in it, money that goes elsewhere, wages late, short or for nobody."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.acts import Account, Acts, Bank, Person
from mingjian.city.acts.registers import Site
from mingjian.city.plants import Truth, near_miss, violation

MISSING = "wages.wage_account_missing"
UNFUNDED = "wages.labour_cost_not_paid_in"
SHORT = "wages.wage_paid_short"
LATE = "wages.wage_paid_late"
GHOSTS = "wages.wage_paid_to_absent_workers"
DIVERTED = "wages.wage_account_money_diverted"
RETURNED = "wages.wages_return_to_one_account"
DEPOSIT = "wages.guarantee_deposit_below_ratio"
WAGE = 7_000.0
STARTED, OPENED = date(2025, 2, 10), date(2025, 1, 25)


class Scene(NamedTuple):
    """A site with its wage account, its builder's account and its workers with their cards."""

    site: Site
    bank: Bank
    account: Account
    builder: Account
    workers: list[Person]
    cards: list[Account]


def _scene(acts: Acts, rng: np.random.Generator, workers: int = 8, *, opened_on: date = OPENED, **fields: Any) -> Scene:
    """A site as the law wants it, before anything has been paid."""
    bank = acts.bank(rng)
    builder, contractor = (acts.firm(industry=kind) for kind in ("real_estate", "construction"))
    site = acts.site(builder, contractor, started_on=STARTED, **fields)
    account = acts.deposit_account(bank, contractor, kind="special", opening=20_000, opened_on=opened_on)
    acts.wage_account(site, account, opened_on=opened_on)
    purse = acts.deposit_account(bank, builder, opening=2_000_000)
    people = [acts.person(born=date(1980, 1, 1 + k)) for k in range(workers)]
    return Scene(site, bank, account, purse, people, [acts.deposit_account(acts.bank(rng), one) for one in people])


def _fund(acts: Acts, scene: Scene, ago: int) -> date:
    """The builder pays labour cost in on the tenth; returns the day of pay of that month."""
    month = acts.day(0, months=ago).replace(day=1)
    acts.transfer(scene.builder, scene.account, WAGE * len(scene.workers) + 1_000, month.replace(day=10), "人工费用")
    return month.replace(day=15)


def _pay(acts: Acts, scene: Scene, ago: int, **said: Any) -> date:
    """One month: labour cost in, attendance of the month before, wages out."""
    due_on = _fund(acts, scene, ago)
    month = (due_on.replace(day=1) - timedelta(days=1)).replace(day=1)
    paid, paid_on = said.get("paid", WAGE), said.get("paid_on", due_on)
    acts.attendance(scene.site, said.get("present", scene.workers), month)
    acts.payroll(
        scene.site,
        scene.workers,
        month,
        WAGE,
        paid=paid if paid_on else 0,
        due_on=due_on,
        paid_on=paid_on,
        accounts=scene.cards,
    )
    if paid_on:
        for card in scene.cards:
            acts.transfer(scene.account, card, paid, paid_on, "农民工工资", type="agency_payment")
    return due_on


def _quarter(acts: Acts, scene: Scene) -> Scene:
    for ago in (2, 1, 0):
        _pay(acts, scene, ago)
    return scene


def _site(acts: Acts, scene: Scene) -> Truth:
    return Truth(acts.department("human_resources"), "site", scene.site.site_id)


def _at_bank(scene: Scene) -> Truth:
    return Truth(scene.bank.institution_id, "site", scene.site.site_id)


def _account(scene: Scene) -> Truth:
    return Truth(scene.bank.institution_id, "account", scene.account.account_id)


@violation(MISSING)
def site_without_any_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """Works began in autumn; wages are handed out in cash."""
    site = acts.site(acts.firm(), acts.firm(industry="construction"), started_on=acts.day(int(rng.integers(40, 80))))
    return Truth(acts.department("human_resources"), "site", site.site_id)


@violation(MISSING)
def account_opened_after_the_inspection(acts: Acts, rng: np.random.Generator) -> Truth:
    """The account was opened when the inspectors came, two months after the contract."""
    return _site(acts, _quarter(acts, _scene(acts, rng, 4, opened_on=STARTED + timedelta(days=31))))


@near_miss(MISSING)
def account_opened_on_the_thirtieth_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Signed a month before works began, opened on the very last day."""
    return _site(acts, _quarter(acts, _scene(acts, rng, 4, opened_on=STARTED)))


@violation(UNFUNDED)
def builder_stops_paying(acts: Acts, rng: np.random.Generator) -> Truth:
    """The builder ran out of money in October."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 2)
    return _at_bank(scene)


@violation(UNFUNDED)
def only_interest_comes_in(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nothing but interest has reached the account for seven weeks."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 2)
    _pay(acts, scene, 1)
    acts.receive(scene.account, "结息", 12.5, acts.day(10), "结息", type="interest")
    return _at_bank(scene)


@near_miss(UNFUNDED)
def last_allocation_three_weeks_ago(acts: Acts, rng: np.random.Generator) -> Truth:
    """Every month on the tenth."""
    return _at_bank(_quarter(acts, _scene(acts, rng)))


@violation(SHORT)
def board_and_lodging_held_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """A fifth is kept for board and lodging."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 1)
    _pay(acts, scene, 0, paid=WAGE * 0.8)
    return _site(acts, scene)


@violation(SHORT)
def living_allowance_instead_of_wages(acts: Acts, rng: np.random.Generator) -> Truth:
    """For two months everybody gets two thousand to live on; the rest comes at the New Year, they say."""
    scene = _scene(acts, rng, int(rng.integers(5, 9)))
    for ago in (1, 0):
        _pay(acts, scene, ago, paid=2_000.0)
    return _site(acts, scene)


@near_miss(SHORT)
def bonus_on_top(acts: Acts, rng: np.random.Generator) -> Truth:
    """Paid in full, in the last month with a bonus."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 1)
    _pay(acts, scene, 0, paid=WAGE + 100)
    return _site(acts, scene)


@violation(LATE)
def wages_ten_days_late(acts: Acts, rng: np.random.Generator) -> Truth:
    """November's wages come ten days after the agreed day."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 1)
    _pay(acts, scene, 0, paid_on=acts.day(int(rng.integers(4, 8))))
    return _site(acts, scene)


@violation(LATE)
def wages_not_paid_at_all(acts: Acts, rng: np.random.Generator) -> Truth:
    """The money is in the account, and stays there."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 1)
    _pay(acts, scene, 0, paid_on=None)
    return _site(acts, scene)


@near_miss(LATE)
def paid_before_the_weekend(acts: Acts, rng: np.random.Generator) -> Truth:
    """The day of pay is a Sunday; the wages come on Friday."""
    scene = _scene(acts, rng)
    _pay(acts, scene, 0, paid_on=acts.day(19))
    return _site(acts, scene)


@violation(GHOSTS)
def relatives_on_the_payroll(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five of twelve on the payroll have never been to the site."""
    scene = _scene(acts, rng, 12)
    _pay(acts, scene, 1, present=scene.workers[:7])
    _pay(acts, scene, 0, present=scene.workers[:7])
    return _site(acts, scene)


@violation(GHOSTS)
def crew_left_payroll_stayed(acts: Acts, rng: np.random.Generator) -> Truth:
    """Half the crew left in November; December's payroll did not notice."""
    scene = _scene(acts, rng, 10)
    _pay(acts, scene, 1)
    _pay(acts, scene, 0, present=scene.workers[: int(rng.integers(4, 7))])
    return _site(acts, scene)


@near_miss(GHOSTS)
def one_of_twelve_on_leave(acts: Acts, rng: np.random.Generator) -> Truth:
    """One of twelve was on paid leave all month."""
    scene = _scene(acts, rng, 12)
    _pay(acts, scene, 0, present=scene.workers[1:])
    return _site(acts, scene)


@violation(DIVERTED)
def steel_bought_with_wages(acts: Acts, rng: np.random.Generator) -> Truth:
    """The contractor pays for steel out of the wage account."""
    scene = _quarter(acts, _scene(acts, rng))
    dealer = acts.deposit_account(acts.bank(rng), acts.firm(industry="wholesale_retail"))
    acts.transfer(scene.account, dealer, float(rng.integers(8, 18)) * 1_000, acts.day(11), "钢材款")
    return _account(scene)


@violation(DIVERTED)
def wages_lent_to_the_contractor(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two transfers back to the contractor's own account, to be put right later."""
    scene = _quarter(acts, _scene(acts, rng))
    own = acts.deposit_account(scene.bank, scene.site.contractor, opening=10_000)
    for day in (14, 6):
        acts.transfer(scene.account, own, 7_500, acts.day(day), "往来款")
    return _account(scene)


@near_miss(DIVERTED)
def remainder_returned_after_completion(acts: Acts, rng: np.random.Generator) -> Truth:
    """Works are done, the closing was announced, and the remainder goes back to the contractor."""
    bank = acts.bank(rng)
    builder, contractor = acts.firm(), acts.firm(industry="construction")
    site = acts.site(builder, contractor, started_on=date(2024, 3, 4), status="completed", completed_on=acts.day(70))
    account = acts.deposit_account(bank, contractor, kind="special", opening=30_000, opened_on=date(2024, 2, 20))
    acts.wage_account(site, account, opened_on=date(2024, 2, 20), announced_on=acts.day(60))
    acts.transfer(account, acts.deposit_account(bank, contractor), 30_000, acts.day(25), "专户余额退还")
    return Truth(bank.institution_id, "account", account.account_id)


def _returned(acts: Acts, rng: np.random.Generator, count: int, amount: float) -> Truth:
    scene = _scene(acts, rng)
    _pay(acts, scene, 1)
    day = _pay(acts, scene, 0)
    foreman = acts.deposit_account(acts.bank(rng), acts.person(born=date(1974, 7, 7)), opening=3_000)
    for k, card in enumerate(scene.cards[:count]):
        acts.transfer(card, foreman, amount, day + timedelta(days=1 + k % 5), "还款")
    return _site(acts, scene)


@violation(RETURNED)
def cards_held_by_the_foreman(acts: Acts, rng: np.random.Generator) -> Truth:
    """The foreman holds the cards and moves the wages on to himself."""
    return _returned(acts, rng, 8, 6_900.0)


@violation(RETURNED)
def four_thousand_handed_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """Each worker hands four thousand back by mobile phone."""
    return _returned(acts, rng, int(rng.integers(5, 8)), 4_000.0)


@near_miss(RETURNED)
def rent_of_the_dormitory(acts: Acts, rng: np.random.Generator) -> Truth:
    """All eight pay six hundred of rent to the same landlord."""
    return _returned(acts, rng, 8, 600.0)


@violation(DEPOSIT)
def half_a_per_cent_deposited(acts: Acts, rng: np.random.Generator) -> Truth:
    """A quarter of a million for a contract of fifty million."""
    return _site(acts, _quarter(acts, _scene(acts, rng, 4, deposit=250_000, contract_signed_on=date(2025, 1, 11))))


@violation(DEPOSIT)
def letter_ran_out(acts: Acts, rng: np.random.Generator) -> Truth:
    """The bank's letter of guarantee ended in autumn and was not renewed."""
    letter: dict[str, Any] = {
        "guarantee_letter_number": "BH2025X",
        "guarantee_letter_amount": 1_000_000,
        "guarantee_letter_ends_on": acts.day(60),
    }
    return _site(acts, _quarter(acts, _scene(acts, rng, 4, deposit=0, **letter)))


@near_miss(DEPOSIT)
def part_cash_part_letter(acts: Acts, rng: np.random.Generator) -> Truth:
    """Together they make just one per cent."""
    letter: dict[str, Any] = {
        "guarantee_letter_number": "BH2025Y",
        "guarantee_letter_amount": 300_000,
        "guarantee_letter_ends_on": date(2026, 12, 31),
    }
    return _site(acts, _quarter(acts, _scene(acts, rng, 4, deposit=200_000, **letter)))
