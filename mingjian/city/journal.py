"""The journal: every movement of money as columns, and the balances that follow from it.

A movement belongs to one deposit account; `amount` is in fen, positive for money in. `at` counts seconds from the
first day of the city. What happened before that day is folded into opening balances.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from mingjian.city.clock import Clock
from mingjian.city.world import Frame, World

Ints = npt.NDArray[np.int64]
TYPES: Final = (
    "transfer", "cash_withdrawal", "cash_deposit", "purchase", "agency_payment", "direct_debit", "bill_payment",
    "interest", "batch",
    "loan_disbursement", "principal_repayment", "interest_repayment", "bank_securities", "investment", "other",
)  # fmt: skip
DAY: Final = 86_400  # seconds
BEFORE: Final = -30  # days: when an account that never moved last did
CHANNELS: Final = (
    "counter",
    "atm",
    "vtm",
    "pos",
    "online_banking",
    "mobile_banking",
    "third_party_payment",
    "unionpay",
    "other",
)
# A year of a large city is tens of millions of movements: each column is as narrow as what it holds.
COLUMNS: Final[Mapping[str, npt.DTypeLike]] = {
    "account": np.int32, "moment": np.int32, "amount": np.int64, "type": np.int8, "channel": np.int8,
    "summary": np.int16, "other": np.int32, "outside": np.int16, "loan": np.int32,
}  # fmt: skip
TYPE: Final[Mapping[str, int]] = {name: k for k, name in enumerate(TYPES)}
CHANNEL: Final[Mapping[str, int]] = {name: k for k, name in enumerate(CHANNELS)}


def movement(account: Ints, at: Ints, amount: Ints, **said: Any) -> Frame:
    """Movements of many accounts.

    `other` is an account of the city, `outside` a name of the outside words, else -1.
    """
    defaults = {
        "type": TYPE["transfer"],
        "channel": CHANNEL["mobile_banking"],
        "summary": 0,
        "other": -1,
        "outside": -1,
        "loan": -1,
    }
    columns = {"account": account, "moment": at, "amount": amount} | defaults | said
    return {
        name: np.broadcast_to(np.asarray(columns[name]).astype(kind), account.shape) for name, kind in COLUMNS.items()
    }


def both_sides(giver: Ints, taker: Ints, at: Ints, amount: Ints, **said: Any) -> list[Frame]:
    """The two movements of a transfer within the city; the taker's a second later."""
    return [movement(giver, at, -amount, other=taker, **said), movement(taker, at + 1, amount, other=giver, **said)]


@dataclass(frozen=True)
class Accounts:
    """What every account holds at the start and at each month end, in fen, and when it last moved.

    `moved_on`: days from the first day to the last movement by each month end; a month before when none.
    """

    opening: Ints
    closing: Ints
    moved_on: npt.NDArray[np.int32]


@dataclass(frozen=True)
class Journal:
    """All movements in the order of the books (account, moment) with their balances, and the accounts."""

    movements: Frame
    accounts: Accounts


def balanced(world: World) -> Journal:
    """Sort the movements by account and time and run the balances through; openings rise so that nobody overdraws.

    The journal takes them over: the world keeps none.
    """
    frames = [*world.movements, _planted(world)]
    world.movements.clear()
    extra = np.full(sum(len(frame["account"]) for frame in frames), -1, dtype=np.int32)
    extra[len(extra) - len(world.planted_movements) :] = np.arange(len(world.planted_movements))
    joined = {name: np.concatenate([frame.pop(name) for frame in frames]) for name in COLUMNS} | {"extra": extra}
    before = joined["moment"] < 0
    opening = _opening(world)
    np.add.at(opening, joined["account"][before], joined["amount"][before])
    end = world.clock.month_starts[-1]
    inside = np.flatnonzero(~before & (joined["moment"] < end))
    order = inside[np.argsort(joined["account"][inside] * end + joined["moment"][inside], kind="stable")]
    return _run(world, {name: joined.pop(name)[order] for name in list(joined)}, opening)


def _opening(world: World) -> Ints:
    opened = world.dates("account", "opened_on")
    inside = opened >= np.datetime64(world.clock.first_day)
    return np.where(inside, 0, world.numbers("account", "opening", 0))


def _planted(world: World) -> Frame:
    rows = world.planted_movements
    return {name: np.array([row[name] for row in rows], dtype=kind) for name, kind in COLUMNS.items()}


def _run(world: World, kept: Frame, opening: Ints) -> Journal:
    account, amount = np.asarray(kept["account"]), np.asarray(kept["amount"])
    starts = np.searchsorted(account, np.arange(len(opening) + 1))
    total = np.cumsum(amount)
    before = np.concatenate([[0], total])[starts[:-1]]
    running = total - before[account]
    opening = opening + _missing(world, starts, running, opening)
    kept["month"] = world.clock.month_of(np.asarray(kept["moment"])).astype(np.int16)
    moved = np.zeros((len(opening), world.clock.months), dtype=np.int64)
    np.add.at(moved, (account, kept["month"]), amount)
    last = np.full(moved.shape, BEFORE, dtype=np.int32)
    last[account, kept["month"]] = kept["moment"] // DAY
    accounts = Accounts(opening, opening[:, None] + np.cumsum(moved, axis=1), np.maximum.accumulate(last, axis=1))
    return Journal(kept | {"balance": running + opening[account]}, accounts)


def _missing(world: World, starts: Ints, running: Ints, opening: Ints) -> Ints:
    """How much more each account must have held at the start so that it never ran below zero."""
    lowest = np.zeros(len(opening), dtype=np.int64)
    has = starts[1:] > starts[:-1]
    if has.any():
        lowest[has] = np.minimum.reduceat(running, starts[:-1][has])
    short: Ints = np.maximum(0, -(lowest + opening))
    honest = world.size("account")
    for number in np.flatnonzero(short[honest:]) + honest:
        raise ValueError(f"planted account {number} spends {short[number] / 100:.2f} yuan more than it holds")
    return short


def seconds_in_day(rng: np.random.Generator, count: int) -> Ints:
    """Moments of a waking day, half past eight to eight in the evening."""
    return rng.integers(30_600, 72_000, count)


def spread(rng: np.random.Generator, clock: Clock, count: int) -> Ints:
    """Moments anywhere in the window, by day."""
    days = int(clock.month_starts[-1]) // 86_400
    return rng.integers(0, days, count) * 86_400 + seconds_in_day(rng, count)
