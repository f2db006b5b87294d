"""Accounts through which money is split, gathered, scattered, sent round, or woken from sleep."""

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from mingjian.city.acts import Account, Acts
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at, friend

CASH = "accounts.cash_is_split"
ROUND = "accounts.money_goes_round"
SAME = "accounts.identical_transfers_in_a_day"
GATHERS = "accounts.money_gathers_and_leaves"
SCATTERED = "accounts.money_is_scattered"
DORMANT = "accounts.dormant_account_revives"
PHONE = "accounts.phone_shared_by_many_customers"


def _truth(account: Account) -> Truth:
    return Truth(account.bank.institution_id, "account", account.account_id)


def _cash_days(acts: Acts, rng: np.random.Generator, sign: int, agos: tuple[int, ...], low: int, high: int) -> Truth:
    account = friend(acts, rng, opening=400_000)
    for ago in agos:
        acts.cash(account, sign * int(rng.integers(low, high)) * 100, at(acts, ago, 10))
    return _truth(account)


@violation(CASH)
def pays_in_just_under_the_limit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Four days in a fortnight, each a little under fifty thousand in cash."""
    return _cash_days(acts, rng, 1, (40, 38, 35, 33), 460, 499)


@violation(CASH)
def draws_just_under_the_limit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three withdrawals within a week."""
    return _cash_days(acts, rng, -1, (25, 23, 20), 470, 498)


@near_miss(CASH)
def takings_of_a_shop(acts: Acts, rng: np.random.Generator) -> Truth:
    """A shop pays in its takings, now twenty, now thirty thousand."""
    return _cash_days(acts, rng, 1, (30, 28, 26, 24, 22), 180, 320)


class _Ring(NamedTuple):
    members: int
    amount: float
    keeps: float
    days: tuple[int, ...]
    closes: bool = True


def _send_round(acts: Acts, rng: np.random.Generator, ring: _Ring) -> tuple[Truth, ...]:
    accounts = [friend(acts, rng, opening=ring.amount + 2_000) for _ in range(ring.members)]
    amount = round(ring.amount, 2)
    for k in range(ring.members if ring.closes else ring.members - 1):
        acts.transfer(accounts[k], accounts[(k + 1) % ring.members], amount, at(acts, ring.days[k], 9 + k), "往来")
        amount = round(amount * ring.keeps, 2)
    return tuple(_truth(account) for account in accounts)


@violation(ROUND)
def odd_amount_between_four_friends(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The same odd amount goes through four accounts within weeks, and not in order."""
    return _send_round(acts, rng, _Ring(4, float(rng.integers(300_000, 900_000)) / 100 + 0.07, 1.0, (50, 20, 61, 35)))


@violation(ROUND)
def a_little_less_each_time(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Two hundred thousand goes through five accounts within a week; everybody keeps a little."""
    return _send_round(acts, rng, _Ring(5, float(rng.integers(180_000, 260_000)), 0.99, (30, 29, 28, 27, 25)))


@near_miss(ROUND)
def passed_on_but_never_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """An odd amount passes through four accounts and stays with the last."""
    return _send_round(
        acts, rng, _Ring(4, float(rng.integers(300_000, 900_000)) / 100 + 0.03, 1.0, (44, 43, 42), closes=False)
    )[0]


@near_miss(ROUND)
def lent_and_paid_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two friends: lent and paid back."""
    return _send_round(acts, rng, _Ring(2, float(rng.integers(20_000, 40_000)), 1.0, (40, 36)))[0]


def _repeat(acts: Acts, rng: np.random.Generator, amount: float, agos: tuple[int, ...]) -> tuple[Truth, ...]:
    giver, taker = friend(acts, rng, opening=amount * 8), friend(acts, rng)
    for k, ago in enumerate(agos):
        acts.transfer(giver, taker, amount, at(acts, ago, 9 + k), "转账")
    return _truth(giver), _truth(taker)


@violation(SAME)
def five_times_forty_nine_thousand(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Five transfers of 49,000 in an afternoon."""
    return _repeat(acts, rng, 49_000, (int(rng.integers(15, 60)),) * 5)


@violation(SAME)
def three_times_the_same(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Three transfers of one amount to one account in a day."""
    return _repeat(acts, rng, float(rng.integers(800, 3_000)), (33,) * 3)


@near_miss(SAME)
def weekly_pocket_money(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The same amount every week."""
    return _repeat(acts, rng, float(rng.integers(300, 900)), (50, 43, 36, 29))


def _gather(acts: Acts, rng: np.random.Generator, payers: int, share: float) -> Truth:
    account, total = friend(acts, rng), 0
    for k in range(payers):
        amount = int(rng.integers(180, 300)) * 100
        acts.receive(account, f"投资人{k + 1}", amount, at(acts, 28 - k % 3, 9 + k % 9), "转账")
        total += amount
    acts.pay_out(account, "海联电子商务", total * share, at(acts, 25, 17), "转账")
    return _truth(account)


@violation(GATHERS)
def collector_of_a_scheme(acts: Acts, rng: np.random.Generator) -> Truth:
    """Fifteen people pay in within three days, and all of it goes to one taker."""
    return _gather(acts, rng, 15, 0.99)


@violation(GATHERS)
def collector_keeps_a_cut(acts: Acts, rng: np.random.Generator) -> Truth:
    """Twelve people pay in; the collector keeps six percent."""
    return _gather(acts, rng, 12, 0.94)


@near_miss(GATHERS)
def gathered_and_kept(acts: Acts, rng: np.random.Generator) -> Truth:
    """A family gathers money for an operation; two thirds stay in the account."""
    return _gather(acts, rng, 13, 0.3)


def _scatter(acts: Acts, rng: np.random.Generator, takers: int, share: float) -> Truth:
    account = friend(acts, rng)
    total = takers * 24_000
    acts.receive(account, "海联电子商务", total, at(acts, 31, 9), "转账")
    for k in range(takers):
        acts.pay_out(account, f"收款人{k + 1}", total * share / takers + k, at(acts, 30 - k % 3, 10 + k % 8), "转账")
    return _truth(account)


@violation(SCATTERED)
def scattered_to_fourteen(acts: Acts, rng: np.random.Generator) -> Truth:
    """A third of a million comes in and is with fourteen people two days later."""
    return _scatter(acts, rng, 14, 0.99)


@violation(SCATTERED)
def scattered_but_for_a_cut(acts: Acts, rng: np.random.Generator) -> Truth:
    """Twenty takers, and five percent for the trouble."""
    return _scatter(acts, rng, 20, 0.95)


@near_miss(SCATTERED)
def helps_six_relatives(acts: Acts, rng: np.random.Generator) -> Truth:
    """Money from a flat sold is shared with six relatives."""
    return _scatter(acts, rng, 6, 0.6)


def _asleep(acts: Acts, rng: np.random.Generator, *, since: date) -> Account:
    return acts.deposit_account(acts.bank(rng), acts.person(born=date(1949, 2, 8)), opening=900, opened_on=since)


@violation(DORMANT)
def old_account_takes_two_million(acts: Acts, rng: np.random.Generator) -> Truth:
    """An account that slept for years takes in two million and pays them out."""
    account = _asleep(acts, rng, since=date(2020, 5, 6))
    acts.receive(account, "海联电子商务", 2_000_000, at(acts, 15), "转账")
    acts.pay_out(account, "远洋进出口", 1_990_000, at(acts, 14), "转账")
    return _truth(account)


@violation(DORMANT)
def old_account_takes_it_in_parts(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three receipts in a day wake an account of 2021, and two payments empty it."""
    account = _asleep(acts, rng, since=date(2021, 9, 1))
    for k in range(3):
        acts.receive(account, "海联电子商务", 450_000 + k * 7_000, at(acts, 12, 10 + k), "转账")
    for k in range(2):
        acts.pay_out(account, "远洋进出口", 665_000, at(acts, 11 - k, 15), "转账")
    return _truth(account)


@near_miss(DORMANT)
def inheritance_that_stays(acts: Acts, rng: np.random.Generator) -> Truth:
    """An heir revives an old account with an inheritance and leaves the money there."""
    account = _asleep(acts, rng, since=date(2020, 11, 9))
    acts.receive(account, "遗产管理人", 1_600_000, at(acts, 20), "遗产分割款")
    return _truth(account)


@near_miss(DORMANT)
def grandfathers_book_found(acts: Acts, rng: np.random.Generator) -> Truth:
    """An old savings book is found and its nine hundred yuan drawn."""
    account = _asleep(acts, rng, since=date(2019, 3, 4))
    acts.cash(account, -900, at(acts, 18, 10))
    return _truth(account)


def _one_phone(acts: Acts, rng: np.random.Generator, people: int) -> Truth:
    bank, phone = acts.bank(rng), str(13_400_000_000 + acts.world.size("person") + len(acts.world.planted["person"]))
    owners = [acts.person(born=date(1960, 1, 4) + timedelta(days=k), phone=phone) for k in range(people)]
    for owner in owners:
        acts.deposit_account(bank, owner, opening=1_000, opened_on=date(2024, 8, 5))
    return Truth(bank.institution_id, "customer", min(owner.customer_id(bank) for owner in owners))


@violation(PHONE)
def seven_accounts_for_a_ring(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seven people lent their names; one phone gets all the codes."""
    return _one_phone(acts, rng, 7)


@violation(PHONE)
def five_accounts_for_a_nephew(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five old neighbours opened accounts for one nephew."""
    return _one_phone(acts, rng, 5)


@near_miss(PHONE)
def parents_and_a_daughter(acts: Acts, rng: np.random.Generator) -> Truth:
    """Both parents left their daughter's number."""
    return _one_phone(acts, rng, 3)
