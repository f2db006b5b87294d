"""What honest people and firms pay.

Wages, shopping, rent, presents between friends, suppliers, interest on savings.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from mingjian.city.honest.banks import main_accounts
from mingjian.city.honest.people import ages
from mingjian.city.journal import CHANNEL, TYPE, both_sides, movement, seconds_in_day, spread
from mingjian.city.names import BANKS, BUYERS, SHOPS
from mingjian.city.world import World

Ints = npt.NDArray[np.int64]
MOST_TO_A_SUPPLIER: Final = 300_000_000  # fen
# The first four are fixed by schedule.py.
SUMMARIES: Final = (
    "转账", "放款", "贷款还本", "贷款还息", "工资", "消费", "房租", "生活费", "货款", "销售收入", "存款利息",
    "水电费", "信用卡还款", "取现", "保险费", "保险赔款", "购房款", "农民工工资", "人工费用", "预售房款", "装修款",
    "工程进度款", "购车款",
)  # fmt: skip
SUMMARY: Final = {name: k for k, name in enumerate(SUMMARIES)}
OUTSIDE: Final = (*SHOPS, *BUYERS, *(zh for zh, _ in BANKS), "供电公司", "自来水公司", "信用卡中心")
OUT: Final = {name: k for k, name in enumerate(OUTSIDE)}


def draw_payments(world: World) -> None:
    """Draw every everyday movement of the window."""
    rng = world.rng("payments")
    _wages(world, rng)
    _shopping(world, rng)
    _rent(world, rng)
    _friends(world, rng)
    _trade(world, rng)
    _interest(world)


def pay_days(world: World, day: Ints) -> Ints:
    """The given day of every month of the window, as seconds at nine o'clock: one row a month."""
    return world.clock.month_starts[:-1, None] + (day[None, :] - 1) * 86_400 + 32_400


def _wages(world: World, rng: np.random.Generator) -> None:
    person, firm = main_accounts(world)
    employer = np.asarray(world.frames["person"]["employer"])
    bank = np.asarray(world.frames["person"]["employer_bank"])
    income = np.asarray(world.frames["person"]["income"])
    worker = np.flatnonzero(((employer >= 0) | (bank >= 0)) & (person >= 0))
    net = np.maximum(income[worker] // 12 * 8 // 10 // 100 * 100, 300_000)
    pay_day = np.where(bank[worker] >= 0, 8, 5 + employer[worker] % 20)
    at = pay_days(world, pay_day) + rng.integers(0, 7200, len(worker))
    months = len(at)
    others = np.where(bank[worker] >= 0, -1, firm[employer[worker]])
    banks = np.where(bank[worker] >= 0, OUT[BANKS[0][0]] + bank[worker], -1)
    said = {"type": TYPE["agency_payment"], "channel": CHANNEL["online_banking"], "summary": SUMMARY["工资"]}
    world.movements.append(movement(
        np.tile(person[worker], months), at.ravel(), np.tile(net, months), other=np.tile(others, months),
        outside=np.tile(banks, months), **said,
    ))  # fmt: skip
    by_firm = np.bincount(employer[worker[employer[worker] >= 0]], net[employer[worker] >= 0], len(firm)).astype(
        np.int64
    )
    paying = np.flatnonzero(by_firm)
    at = pay_days(world, 5 + paying % 20) - 600
    said["summary"] = SUMMARY["工资"]
    world.movements.append(
        movement(np.tile(firm[paying], months), at.ravel(), -np.tile(by_firm[paying], months), **said)
    )


def _shopping(world: World, rng: np.random.Generator) -> None:
    person, _ = main_accounts(world)
    grown = np.flatnonzero(person >= 0)
    income = np.asarray(world.frames["person"]["income"])[grown]
    count = int(len(grown) * 0.6 * world.clock.months)
    who = rng.integers(0, len(grown), count)
    share = rng.uniform(0.03, 0.13, count)
    amount = (np.maximum(income[who], 3_000_000) * share).astype(np.int64)
    world.movements.append(movement(
        person[grown[who]], spread(rng, world.clock, count), -amount, type=TYPE["purchase"],
        channel=rng.choice([CHANNEL["pos"], CHANNEL["third_party_payment"]], count), summary=SUMMARY["消费"],
        outside=rng.integers(0, len(SHOPS), count),
    ))  # fmt: skip
    some = rng.random(len(grown)) < 0.3
    payers = grown[some]
    months = world.clock.months
    at = pay_days(world, 1 + payers % 25) + rng.integers(0, 20_000, len(payers))
    world.movements.append(movement(
        np.tile(person[payers], months), at.ravel(), -rng.integers(8_000, 40_000, len(payers) * months),
        type=TYPE["bill_payment"], channel=CHANNEL["mobile_banking"], summary=SUMMARY["水电费"],
        outside=rng.choice([OUT["供电公司"], OUT["自来水公司"]], len(payers) * months),
    ))  # fmt: skip


def _rent(world: World, rng: np.random.Generator) -> None:
    person, _ = main_accounts(world)
    grown = np.flatnonzero((person >= 0) & (ages(world) >= 23))
    chosen = rng.permutation(grown)[: len(grown) // 8 * 2].reshape(2, -1)
    tenant, landlord = chosen
    rent = rng.integers(20, 60, len(tenant)) * 10_000
    months = np.arange(0, world.clock.months, 3)
    at = (pay_days(world, 1 + tenant % 26)[months] + seconds_in_day(rng, len(tenant)) - 32_400).ravel()
    repeat = len(months)
    world.movements += both_sides(
        np.tile(person[tenant], repeat),
        np.tile(person[landlord], repeat),
        at,
        np.tile(rent * 3, repeat),
        summary=SUMMARY["房租"],
    )


def _friends(world: World, rng: np.random.Generator) -> None:
    person, _ = main_accounts(world)
    grown = np.flatnonzero(person >= 0)
    count = int(len(grown) * 0.08 * world.clock.months)
    giver, step = rng.integers(0, len(grown), count), rng.integers(1, 40, count)
    taker = (giver + step) % len(grown)
    amount = rng.integers(2, 50, count) * 10_000
    world.movements += both_sides(
        person[grown[giver]], person[grown[taker]], spread(rng, world.clock, count), amount, summary=SUMMARY["生活费"]
    )


def _trade(world: World, rng: np.random.Generator) -> None:
    """Firms sell to buyers outside twice a month, pay one supplier of the city a month, and buy the rest outside."""
    monthly = np.asarray(world.frames["firm"]["revenue"]) // 12
    net = _sales(world, rng, monthly)
    _supplies(world, rng, monthly, net)
    _purchases(world, rng, net)


def _sales(world: World, rng: np.random.Generator, monthly: Ints) -> Ints:
    _, firm = main_accounts(world)
    months, count = world.clock.months, len(firm)
    net = np.zeros((months, count), dtype=np.int64)
    for half in (0, 1):
        at = pay_days(world, half * 13 + 1 + rng.integers(0, 13, count)) + rng.integers(0, 25_000, count)
        amount = (np.tile(monthly, months) * rng.uniform(0.35, 0.6, count * months)).astype(np.int64)
        net += amount.reshape(months, count)
        world.movements.append(movement(
            np.tile(firm, months), at.ravel(), amount, channel=CHANNEL["online_banking"], summary=SUMMARY["销售收入"],
            outside=len(SHOPS) + rng.integers(0, len(BUYERS), count * months),
        ))  # fmt: skip
    return net


def _supplies(world: World, rng: np.random.Generator, monthly: Ints, net: Ints) -> None:
    """Every firm but the first pays its supplier; what that does to each firm's month goes into `net`."""
    _, firm = main_accounts(world)
    months = world.clock.months
    buyer = np.arange(1, len(firm))
    supplier = suppliers(rng, buyer)
    most = np.minimum(np.minimum(monthly[buyer], monthly[supplier]), MOST_TO_A_SUPPLIER)
    amount = (most * rng.uniform(0.2, 0.5, (months, len(buyer)))).astype(np.int64)
    at = pay_days(world, 2 + rng.integers(0, 25, len(buyer))) + rng.integers(0, 25_000, len(buyer))
    giver, taker = np.tile(firm[buyer], months), np.tile(firm[supplier], months)
    said = {"channel": CHANNEL["online_banking"], "summary": SUMMARY["货款"]}
    world.movements += both_sides(giver, taker, at.ravel(), amount.ravel(), **said)
    net[:, buyer] -= amount
    np.add.at(net, (np.repeat(np.arange(months), len(buyer)), np.tile(supplier, months)), amount.ravel())


def _purchases(world: World, rng: np.random.Generator, net: Ints) -> None:
    """What a firm took in beyond its wages it spends outside soon after mid-month, so that no month end swells."""
    _, firm = main_accounts(world)
    months, count = net.shape
    person = world.frames["person"]
    employer, income = np.asarray(person["employer"]), np.asarray(person["income"])
    works = employer >= 0
    wages = np.bincount(employer[works], income[works] // 15, count).astype(np.int64)
    amount = np.maximum(net - wages[None, :], 0)
    day = 15 + rng.integers(0, 4, (months, count))
    at = (world.clock.month_starts[:-1, None] + (day - 1) * 86_400 + rng.integers(32_400, 60_000, count)).ravel()
    some = amount.ravel() > 0
    world.movements.append(movement(
        np.tile(firm, months)[some], at[some], -amount.ravel()[some], channel=CHANNEL["online_banking"],
        summary=SUMMARY["货款"], outside=len(SHOPS) + rng.integers(0, len(BUYERS), int(some.sum())),
    ))  # fmt: skip


def suppliers(rng: np.random.Generator, firm: Ints) -> Ints:
    """A supplier of each firm.

    Always one founded before it in the city's order, so that money never runs in a circle.
    """
    return (firm * rng.random(len(firm)) * 0.98).astype(np.int64)


def _interest(world: World) -> None:
    """Savings interest on the 21st of the last month of each quarter."""
    account = world.frames["account"]
    rate, opening = np.asarray(account["interest_rate"]), np.asarray(account["opening"])
    amount = np.maximum((opening * rate / 400).astype(np.int64), 1)
    months = [k for k, period in enumerate(world.clock.periods) if period.month % 3 == 0]
    for month in months:
        at = np.full(len(amount), world.clock.month_starts[month] + 20 * 86_400 + 30_600)
        world.movements.append(movement(
            np.arange(len(amount)), at, amount, type=TYPE["interest"], channel=CHANNEL["counter"],
            summary=SUMMARY["存款利息"],
        ))  # fmt: skip
