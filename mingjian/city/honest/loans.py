"""Loans of the honest.

Mortgages under two thirds of the price, instalments that income covers, purposes that are met.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mingjian.city.honest.banks import APPROVER, HANDLER, MANAGER, POSTS, main_accounts
from mingjian.city.honest.firms import construction_firms
from mingjian.city.honest.people import TODAY, ages
from mingjian.city.world import Frame, World, joined, pick

Ints = npt.NDArray[np.int64]
OVERDUE_SHARE = 0.02
LARGEST_IN_ARREARS = 1_000_000.0  # one large bad loan would lift a bank of this size over every limit


class _Lot(NamedTuple):
    """Loans of one type: who borrows, over how many months, how long ago at most (months)."""

    loan_type: str
    industry: str
    purpose: str
    borrower: Ints
    months: Ints
    amount: npt.NDArray[np.float64]
    rate: float
    oldest: int
    guarantee: str


def draw_loans(world: World) -> None:
    """Draw every honest loan, one a borrower at most, at the bank of the borrower's main account."""
    rng = world.rng("loans")
    lots = [*_personal(world, rng), *_corporate(world, rng)]
    frames = [_frame(world, rng, lot) for lot in lots]
    world.set("loan", {name: joined(*(frame[name] for frame in frames)) for name in frames[0]})


def _personal(world: World, rng: np.random.Generator) -> list[_Lot]:
    age = ages(world)
    firm_heads = np.asarray(world.frames["firm"]["legal_person"])
    works = (age >= 26) & (age < 52) & (np.asarray(world.frames["person"]["employer"]) >= 0)
    works[np.asarray(world.frames["officer"]["person"])] = False
    able = rng.permutation(np.flatnonzero(works))
    buyers = 0.04 * float(np.clip(world.people / 10_000, 0.2, 1.0))
    cuts = (np.array([buyers, buyers + 0.1, buyers + 0.15]) * len(able)).astype(int)
    mortgage, consumer, car = np.split(able[: cuts[2]], cuts[:2])
    traders = rng.choice(firm_heads[1:], len(firm_heads) // 6, replace=False)
    income = np.asarray(world.frames["person"]["income"]) / 100
    return [
        _Lot("mortgage", "individual_mortgage", "购买住房", mortgage, rng.choice([240, 300, 360], len(mortgage)),
             (income[mortgage] * rng.uniform(3.0, 4.5, len(mortgage))).round(-4), 3.3, 120, "mortgage"),
        _Lot("consumer", "individual_other", "家庭装修", consumer, rng.choice([12, 24, 36], len(consumer)),
             np.minimum(income[consumer] * rng.uniform(0.2, 0.5, len(consumer)), 180_000).round(-3), 4.4, 36,
             "unsecured"),
        _Lot("car", "individual_car", "购买汽车", car, rng.choice([24, 36], len(car)),
             (income[car] * rng.uniform(0.4, 0.8, len(car))).round(-3), 4.1, 36, "mortgage"),
        _Lot("personal_business", "wholesale_retail", "采购货物", traders, np.full(len(traders), 12),
             rng.uniform(2e5, 9e5, len(traders)).round(-4), 4.2, 24, "unsecured"),
    ]  # fmt: skip


def _corporate(world: World, rng: np.random.Generator) -> list[_Lot]:
    firms = rng.permutation(world.size("firm"))
    firms = firms[(firms > 0) & (firms < construction_firms(len(firms))[1][0])]
    working, fixed, discount = np.split(
        firms[: int(len(firms) * 0.8)], (np.array([0.66, 0.72]) * len(firms)).astype(int)
    )
    revenue = np.asarray(world.frames["firm"]["revenue"]) / 100
    cap = float(np.clip(world.people * 175.0, 1_000_000, 40_000_000))
    return [
        _Lot("working_capital", "", "采购原材料", working, np.full(len(working), 12),
             np.minimum(revenue[working] * rng.uniform(0.08, 0.2, len(working)), cap).round(-4) + 10_000, 3.9, 24,
             "guarantee"),
        _Lot("fixed_asset", "", "购置生产设备", fixed, np.full(len(fixed), 60),
             np.minimum(revenue[fixed] * rng.uniform(0.1, 0.2, len(fixed)), cap).round(-4) + 10_000, 4.1, 48,
             "guarantee"),
        _Lot("bill_discount", "", "票据贴现", discount, np.full(len(discount), 5),
             np.minimum(revenue[discount] * 0.02, cap / 2).round(-4) + 10_000, 1.9, 16, "unsecured"),
    ]  # fmt: skip


def _frame(world: World, rng: np.random.Generator, lot: _Lot) -> Frame:
    count = len(lot.borrower)
    is_firm = lot.industry == ""
    account = main_accounts(world)[int(is_firm)][lot.borrower]
    bank = np.asarray(world.frames["account"]["bank"])[account]
    branch = np.asarray(world.frames["account"]["branch"])[account]
    issued, matures = _dates(rng, lot)
    stops = np.where(lot.amount < LARGEST_IN_ARREARS, _stops(rng, issued, matures), np.datetime64("NaT", "D"))
    terms = _terms(world, lot)
    return terms | {
        "bank": bank,
        "branch": branch,
        "borrower": lot.borrower,
        "officer": branch * len(POSTS) + MANAGER + rng.integers(0, 2, count),
        "handler": branch * len(POSTS) + HANDLER,
        "approver": branch * len(POSTS) + APPROVER,
        "receiving": account,
        "repaying": account,
        "instalments": lot.months,
        "amount": (lot.amount * 100).astype(np.int64),
        "issued_on": issued,
        "matures_on": matures,
        "stops_on": stops,
        "written_off_on": np.where(
            stops < TODAY - np.timedelta64(395, "D"), stops + np.timedelta64(380, "D"), np.datetime64("NaT", "D")
        ),
        "interest_rate": np.round(lot.rate + rng.normal(0, 0.12, count), 2),
        "is_online": (rng.random(count) < 0.3) & (lot.loan_type == "consumer"),
    }


def _terms(world: World, lot: _Lot) -> Frame:
    """What is the same for the whole lot, and the industry."""
    one = np.zeros(len(lot.borrower), dtype=np.int64)
    is_firm = lot.industry == ""
    industry = world.frames["firm"]["industry"].take(lot.borrower) if is_firm else pick((lot.industry,), one)
    entrusted = lot.loan_type not in ("consumer", "bill_discount")
    return {
        "borrower_kind": pick(("person", "firm"), one + is_firm),
        "loan_type": pick((lot.loan_type,), one),
        "issue_type": pick(("new",), one),
        "purpose": pick((lot.purpose,), one),
        "industry": industry,
        "payment_method": pick(("entrusted" if entrusted else "self",), one),
        "guarantee_type": pick((lot.guarantee,), one),
        "repayment_method": pick((_repayment(lot),), one),
        "is_green": one > 0,
        "is_agricultural": np.asarray(industry.to_numpy(zero_copy_only=False) == "agriculture"),
        "is_technology": one > 0,
    }


def _repayment(lot: _Lot) -> str:
    return "interest_then_principal" if lot.months.max(initial=0) <= 12 and lot.loan_type != "consumer" else "monthly"


def _dates(rng: np.random.Generator, lot: _Lot) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]]:
    """Issued within the last `oldest` months, not in the last three weeks; maturity the same day of the month."""
    count = len(lot.borrower)
    ago = rng.integers(1, lot.oldest + 1, count)
    month = TODAY.astype("datetime64[M]") - ago.astype("timedelta64[M]")
    day = rng.integers(0, 27, count).astype("timedelta64[D]")
    return month.astype("datetime64[D]") + day, (month + lot.months.astype("timedelta64[M]")).astype(
        "datetime64[D]"
    ) + day


def _stops(
    rng: np.random.Generator, issued: npt.NDArray[np.datetime64], matures: npt.NDArray[np.datetime64]
) -> npt.NDArray[np.datetime64]:
    """The day from which one borrower in fifty no longer pays, never in the first five months; NaT for the others."""
    count = len(issued)
    stop = TODAY - rng.integers(20, 420, count).astype("timedelta64[D]")
    fits = (stop > issued + np.timedelta64(150, "D")) & (stop < matures)
    late = fits & (rng.random(count) < OVERDUE_SHARE * 1.6)
    return np.where(late, stop, np.datetime64("NaT", "D"))
