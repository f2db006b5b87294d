"""What loans do month by month: instalments paid or missed, balances, arrears; and the movements that follow.

Equal principal every month, or interest every month and the principal at maturity. A loan that stops paying stays in
arrears until an extra repayment covers them.
"""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mingjian.city.honest.people import birth_digits
from mingjian.city.journal import CHANNEL, TYPE, movement
from mingjian.city.world import Frame, World

Ints = npt.NDArray[np.int64]
Dates = npt.NDArray[np.datetime64]
FAR = np.datetime64("9999-12-31", "D")
DUE_AT = 34_200
SUMMARY_DRAWDOWN, SUMMARY_PRINCIPAL, SUMMARY_INTEREST = 1, 2, 3


@dataclass(frozen=True)
class Book:
    """The terms of every loan, honest then planted."""

    amount: Ints
    issued: Dates
    instalments: Ints
    stops: Dates
    ends: Dates
    is_bullet: npt.NDArray[np.bool_]
    monthly_rate: npt.NDArray[np.float64]

    @cached_property
    def issue_month(self) -> Ints:
        """Months since 1970 in which the loan was issued."""
        return self.issued.astype("datetime64[M]").astype(np.int64)

    @cached_property
    def due_day(self) -> Ints:
        """Days into the month on which instalments fall due, from 0."""
        return np.minimum(birth_digits(self.issued) % 100 - 1, 27)

    def due_on(self, number: Ints) -> Dates:
        """The day instalment `number` (from 1) falls due."""
        month = (self.issue_month + number).astype("datetime64[M]").astype("datetime64[D]")
        day: Dates = month + self.due_day.astype("timedelta64[D]")
        return day

    def due_before(self, day: Dates) -> Ints:
        """How many instalments fall due before `day`."""
        months = day.astype("datetime64[M]").astype(np.int64) - self.issue_month
        late = birth_digits(day) % 100 - 1 > self.due_day
        return np.clip(np.where(late, months, months - 1), 0, self.instalments)

    def of(self, loan: Ints) -> "Book":
        """The terms of some loans, one row for each number."""
        return Book(*(getattr(self, each.name)[loan] for each in fields(self)))

    def paid_by(self, day: Dates) -> Ints:
        """The principal that the schedule repaid before `day`."""
        return self.principal_until(self.due_before(np.minimum(day, self.stops)))

    def principal_until(self, number: Ints) -> Ints:
        """The principal of the first `number` instalments."""
        each = self.amount // np.maximum(self.instalments, 1)
        partly = np.where(self.is_bullet, 0, each * number)
        return np.where(number >= self.instalments, self.amount, partly)


def book(world: World) -> Book:
    """The terms of all loans."""
    frame = world.arrow("loan")
    rate = frame["interest_rate"].to_numpy() / 1200
    stops = world.dates("loan", "stops_on")
    gone = [world.dates("loan", name) for name in ("written_off_on", "transferred_on")]
    ends = np.minimum(*[np.where(np.isnat(days), FAR, days) for days in gone])
    return Book(
        amount=world.numbers("loan", "amount"),
        issued=world.dates("loan", "issued_on"),
        instalments=world.numbers("loan", "instalments"),
        stops=np.where(np.isnat(stops), FAR, stops),
        ends=ends,
        is_bullet=np.asarray(frame["repayment_method"].to_numpy(zero_copy_only=False) != "monthly"),
        monthly_rate=rate,
    )


def _extra_repayments(world: World, terms: Book) -> Frame:
    """Repayments beyond the schedule, none larger than what is still owed on its day."""
    names = {"loan": 0, "account": -1, "amount": 0}
    rows: Frame = {name: world.numbers("loan_extra_repayment", name, missing) for name, missing in names.items()}
    rows["on"] = world.dates("loan_extra_repayment", "paid_on")
    loan, paid = rows["loan"], np.zeros(len(terms.amount), dtype=np.int64)
    scheduled = terms.of(loan).paid_by(rows["on"])
    for row in np.argsort(rows["on"], kind="stable"):
        left = terms.amount[loan[row]] - scheduled[row] - paid[loan[row]]
        rows["amount"][row] = np.clip(rows["amount"][row], 0, max(left, 0))
        paid[loan[row]] += rows["amount"][row]
    return rows


def _by_month(world: World, rows: Frame, loans: int) -> Ints:
    """Extra repayments added up by the end of each month; the first column is before the window."""
    months = world.clock.month_of((rows["on"] - np.datetime64(world.clock.first_day)).astype(np.int64) * 86_400)
    paid = np.zeros((loans, world.clock.months + 1), dtype=np.int64)
    inside = months < world.clock.months
    np.add.at(paid, (rows["loan"][inside], np.maximum(months[inside], -1) + 1), rows["amount"][inside])
    return np.cumsum(paid, axis=1)


def simulate(world: World) -> tuple[Frame, Frame]:
    """Run all loans through the window: (loan by month, loan movements); deposit movements go to the journal."""
    terms = book(world)
    repaid = _extra_repayments(world, terms)
    extra = _by_month(world, repaid, len(terms.amount))
    months: list[Frame] = []
    moves: list[Frame] = [_drawn(world, terms), _paid_extra(world, repaid)]
    for index, period in enumerate(world.clock.periods):
        month, moved = _month(terms, np.datetime64(period), extra[:, index : index + 2])
        months.append(month | {"month": np.full(len(month["loan"]), index)})
        moves += _timed(world, moved)
    moves.append(_ended(world, terms, extra))
    joined = {name: np.concatenate([np.asarray(part[name]) for part in moves]) for name in moves[0]}
    _settle(world, joined)
    _before(world, terms, repaid)
    return {name: np.concatenate([np.asarray(part[name]) for part in months]) for name in months[0]}, joined


def _balance(terms: Book, day: Dates, extra: Ints) -> Ints:
    """Principal outstanding at the end of the day before `day`."""
    left = np.maximum(0, terms.amount - terms.paid_by(day) - extra)
    return np.where((terms.issued < day) & (terms.ends >= day), left, 0)


def _month(terms: Book, period: np.datetime64, extra: Ints) -> tuple[Frame, Frame]:
    first = period.astype("datetime64[M]").astype("datetime64[D]")
    day_after = np.full(len(terms.amount), period + 1)
    start = np.full(len(terms.amount), first)
    opening, closing = _balance(terms, start, extra[:, 0]), _balance(terms, day_after, extra[:, 1])
    due = terms.due_before(day_after)
    due_earlier = terms.due_before(start)
    paid = terms.due_before(np.minimum(day_after, terms.stops))
    pays = (paid > due_earlier) & (due > due_earlier) & (terms.ends > period)
    before = np.maximum(0, terms.amount - terms.principal_until(due_earlier) - extra[:, 1])
    principal = np.where(pays, np.minimum(terms.principal_until(due) - terms.principal_until(due_earlier), before), 0)
    interest = np.where(pays, (before * terms.monthly_rate).astype(np.int64), 0)
    arrears = _arrears(terms, due, paid, extra[:, 1], closing)
    lives = (terms.issued <= period) & ((closing > 0) | (opening > 0) | (terms.issued >= first))
    frame = {"loan": np.arange(len(lives)), "opening": opening, "closing": closing, "due": due, **arrears}
    frame |= _next(terms, due, closing)
    moved = {"loan": np.arange(len(lives)), "on": terms.due_on(due), "principal": principal, "interest": interest}
    return {name: values[lives] for name, values in frame.items()}, {k: v[pays] for k, v in moved.items()}


def _arrears(terms: Book, due: Ints, paid: Ints, extra: Ints, closing: Ints) -> Frame:
    principal = terms.principal_until(due) - terms.principal_until(paid) - extra
    missed = np.maximum(0, due - paid)
    cured = (extra > 0) & (principal <= 0) & (terms.principal_until(due) > terms.principal_until(paid))
    missed = np.where(cured | (closing == 0), 0, missed)
    principal = np.where(missed > 0, np.clip(principal, 0, closing), 0)
    interest = (missed * closing * terms.monthly_rate).astype(np.int64)
    since = terms.due_on(paid + 1)
    principal_since = np.where(terms.is_bullet, terms.due_on(terms.instalments), since)
    none = np.datetime64("NaT", "D")
    return {
        "principal_overdue": principal,
        "principal_since": np.where(principal > 0, principal_since, none),
        "interest_overdue": interest,
        "interest_since": np.where(interest > 0, since, none),
        "missed": missed,
    }


def _next(terms: Book, due: Ints, closing: Ints) -> Frame:
    left = (due < terms.instalments) & (closing > 0)
    following = np.minimum(due + 1, terms.instalments)
    share = np.minimum(terms.principal_until(following) - terms.principal_until(due), closing)
    return {
        "next_due_on": np.where(left, terms.due_on(following), np.datetime64("NaT", "D")),
        "next_principal": np.where(left, share, 0),
        "next_interest": np.where(left, (closing * terms.monthly_rate).astype(np.int64), 0),
    }


def _moves(loan: Ints, at: Ints, amount: Ints, kind: int, account: Ints | None = None) -> Frame:
    paid_from = np.full(len(loan), -1) if account is None else account
    return {"loan": loan, "moment": at, "amount": amount, "kind": np.full(len(loan), kind), "account": paid_from}


def _drawn(world: World, terms: Book) -> Frame:
    day = (terms.issued - np.datetime64(world.clock.first_day)).astype(np.int64)
    inside = np.flatnonzero((day >= 0) & (terms.issued <= np.datetime64(world.clock.last_day)))
    return _moves(inside, day[inside] * 86_400 + DUE_AT, terms.amount[inside], TYPE["loan_disbursement"])


def _timed(world: World, moved: Frame) -> list[Frame]:
    at = (np.asarray(moved["on"]) - np.datetime64(world.clock.first_day)).astype(np.int64) * 86_400 + DUE_AT
    parts: list[Frame] = []
    for name, kind in (("principal", "principal_repayment"), ("interest", "interest_repayment")):
        some = np.asarray(moved[name]) > 0
        parts.append(_moves(moved["loan"][some], at[some] + len(parts), moved[name][some], TYPE[kind]))
    return parts


def _paid_extra(world: World, repaid: Frame) -> Frame:
    at = (repaid["on"] - np.datetime64(world.clock.first_day)).astype(np.int64)
    inside = (at >= 0) & (repaid["amount"] > 0)
    moment = at[inside] * 86_400 + DUE_AT + 60
    return _moves(
        repaid["loan"][inside], moment, repaid["amount"][inside], TYPE["principal_repayment"], repaid["account"][inside]
    )


def _ended(world: World, terms: Book, extra: Ints) -> Frame:
    """Loans written off or transferred inside the window: what was left goes off the books in one movement."""
    day = (terms.ends - np.datetime64(world.clock.first_day)).astype(np.int64)
    inside = np.flatnonzero((day >= 0) & (terms.ends <= np.datetime64(world.clock.last_day)))
    left = _balance(terms, terms.ends, extra[np.arange(len(day)), np.clip(world.clock.month_of(day * 86_400), 0, None)])
    some = inside[left[inside] > 0]
    return _moves(some, day[some] * 86_400 + DUE_AT + 120, left[some], TYPE["other"])


def _settle(world: World, moves: Frame) -> None:
    """The deposit side of every loan movement: into the receiving account, out of the repaying one."""
    kind, loan = np.asarray(moves["kind"]), np.asarray(moves["loan"])
    drawn = kind == TYPE["loan_disbursement"]
    own = np.where(drawn, world.numbers("loan", "receiving")[loan], world.numbers("loan", "repaying")[loan])
    given = np.asarray(moves["account"])
    account = np.where(given >= 0, given, own)
    account = np.where(kind == TYPE["other"], -1, account)
    moves["account"] = account
    has = account >= 0
    amount = np.where(drawn, 1, -1) * np.asarray(moves["amount"])
    summary = np.select(
        [drawn, kind == TYPE["principal_repayment"]], [SUMMARY_DRAWDOWN, SUMMARY_PRINCIPAL], SUMMARY_INTEREST
    )
    world.movements.append(movement(
        account[has], np.asarray(moves["moment"])[has], amount[has],
        type=kind[has], channel=CHANNEL["counter"], summary=summary[has], loan=loan[has],
    ))  # fmt: skip


def _before(world: World, terms: Book, repaid: Frame) -> None:
    """Planted loans drawn or repaid before the window.

    Only what that leaves in the accounts, which openings take up.
    """
    first, honest = np.datetime64(world.clock.first_day), world.size("loan")
    loan = np.flatnonzero((np.arange(len(terms.issued)) >= honest) & (terms.issued < first))
    world.movements.append(_early(world.numbers("loan", "receiving")[loan], terms.amount[loan]))
    early = (repaid["on"] < first) & (repaid["account"] >= 0)
    world.movements.append(_early(repaid["account"][early], -repaid["amount"][early]))


def _early(account: Ints, amount: Ints) -> Frame:
    has = account >= 0
    return movement(account[has], np.full(int(has.sum()), -1), amount[has])
