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
COLUMNS: Final = ("account", "moment", "amount", "type", "channel", "summary", "other", "outside", "loan")
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
    return {name: np.broadcast_to(np.asarray(columns[name], dtype=np.int64), account.shape) for name in COLUMNS}


def both_sides(giver: Ints, taker: Ints, at: Ints, amount: Ints, **said: Any) -> list[Frame]:
    """The two movements of a transfer within the city; the taker's a second later."""
    return [movement(giver, at, -amount, other=taker, **said), movement(taker, at + 1, amount, other=giver, **said)]


@dataclass(frozen=True)
class Journal:
    """All movements in the order of the books (account, moment), their balances, and the accounts month by month."""

    movements: Frame
    balance: Ints
    opening: Ints
    closing: npt.NDArray[np.int64]


def balanced(world: World) -> Journal:
    """Sort the movements by account and time and run the balances through; openings rise so that nobody overdraws."""
    frames = [*world.movements, _planted(world)]
    joined = {
        name: np.concatenate([np.asarray(frame[name]) for frame in frames])
        for name in (*COLUMNS, "extra")[: len(COLUMNS)]
    }
    joined["extra"] = np.concatenate(
        [np.full(len(frame["account"]), -1) for frame in frames[:-1]] + [frames[-1]["extra"]]
    )
    inside = (joined["moment"] >= 0) & (joined["moment"] < world.clock.month_starts[-1])
    before = joined["moment"] < 0
    opening = _opening(world)
    np.add.at(opening, joined["account"][before], joined["amount"][before])
    kept = {name: values[inside] for name, values in joined.items()}
    order = np.lexsort((kept["moment"], kept["account"]))
    kept = {name: values[order] for name, values in kept.items()}
    return _run(world, kept, opening)


def _opening(world: World) -> Ints:
    opened = world.dates("account", "opened_on")
    inside = opened >= np.datetime64(world.clock.first_day)
    return np.where(inside, 0, world.numbers("account", "opening", 0))


def _planted(world: World) -> Frame:
    rows = world.planted_movements
    columns = {name: np.array([row[name] for row in rows], dtype=np.int64) for name in COLUMNS}
    return columns | {"extra": np.arange(len(rows), dtype=np.int64)}


def _run(world: World, kept: Frame, opening: Ints) -> Journal:
    account, amount = np.asarray(kept["account"]), np.asarray(kept["amount"])
    starts = np.searchsorted(account, np.arange(len(opening) + 1))
    total = np.cumsum(amount)
    before = np.concatenate([[0], total])[starts[:-1]]
    running = total - before[account]
    opening = opening + _missing(world, starts, running, opening)
    months = world.clock.month_of(np.asarray(kept["moment"]))
    moved = np.zeros((len(opening), world.clock.months), dtype=np.int64)
    np.add.at(moved, (account, months), amount)
    return Journal(kept, running + opening[account], opening, opening[:, None] + np.cumsum(moved, axis=1))


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
