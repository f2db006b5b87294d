"""What departments know about the honest.

Building projects with their escrow, sites with wages paid in full, medical bills.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mingjian.city.honest.banks import BANK_COUNT, main_accounts
from mingjian.city.honest.firms import construction_firms
from mingjian.city.honest.payments import SUMMARY, pay_days
from mingjian.city.honest.people import TODAY, ages
from mingjian.city.journal import CHANNEL, TYPE, both_sides
from mingjian.city.world import World, joined, pick

Ints = npt.NDArray[np.int64]
ONE = np.timedelta64(1, "D")
PERMITS = ("land_use", "land_planning", "works_planning", "construction", "presale")
NODES = ("start", "underground", "main_half")
WORKERS = 15
DAILY_WAGE = 32_000


def draw_registers(world: World) -> None:
    """Draw all of it."""
    rng = world.rng("registers")
    count = max(2, world.people // 8_000)
    _projects(world, rng, count)
    _presales(world, rng, count)
    _sites(world, rng, count)
    _changes(world, rng)
    _medical(world, rng)


def _ago(world: World, days: int) -> np.datetime64:
    """So many days before the end of the first year of the window: building goes on through all of it."""
    return TODAY - (days + world.clock.days_before_last_year) * ONE


def _special_accounts(world: World, owner: Ints, opening: int) -> Ints:
    """Special accounts of firms, as further rows of the account table."""
    frame, first = world.frames["account"], world.size("account")
    each = world.size("branch") // BANK_COUNT
    bank = np.arange(len(owner)) % BANK_COUNT
    more = {
        "owner_kind": pick(("firm",), owner * 0), "kind": pick(("special",), owner * 0), "bank": bank,
        "branch": bank * each, "owner": owner, "opening": np.full(len(owner), opening),
        "opened_on": np.full(len(owner), _ago(world, 500)), "interest_rate": np.full(len(owner), 0.1),
    }  # fmt: skip
    world.set("account", {
        name: joined(values, more[name]) for name, values in frame.items()
    })  # fmt: skip
    return np.arange(first, first + len(owner))


def _projects(world: World, rng: np.random.Generator, count: int) -> None:
    developers, builders = construction_firms(world.size("firm"))
    number = np.arange(count)
    started = _ago(world, 0) - rng.integers(420, 520, count).astype("timedelta64[D]")
    world.set("project", {
        "name": pick(("永安家园", "和平雅苑", "学府花园"), number % 3), "kind": pick(("residential",), number * 0),
        "location": pick(("通州区新华路",), number * 0), "region": pick(("110112",), number * 0),
        "status": pick(("building",), number * 0), "developer": developers[number % len(developers)],
        "contractor": builders[number % len(builders)], "investment": np.full(count, 30_000_000_000),
        "capital": np.full(count, 12_000_000_000), "started_on": started, "planned_on": started + 1100 * ONE,
        "floor_area": np.full(count, 30_000.0),
    })  # fmt: skip
    project, kind = np.repeat(number, len(PERMITS)), np.tile(np.arange(len(PERMITS)), count)
    world.set("permit", {
        "kind": pick(PERMITS, kind),
        "number": pa.array([f"京房许{p:05d}{k}" for p, k in zip(project.tolist(), kind.tolist(), strict=True)]),
        "project": project,
        "issued_on": started[project] - (120 - 30 * kind) * ONE + np.where(kind == 4, 30, 0) * ONE,
        "area": np.full(len(project), 30_000.0),
    })  # fmt: skip
    project, node = np.repeat(number, len(NODES)), np.tile(np.arange(len(NODES)), count)
    reached = started[project] + node * 130 * ONE
    world.set("node", {
        "node": pick(NODES, node), "project": project,
        "supervised": np.array([2_800_000_000, 2_400_000_000, 2_000_000_000])[node], "planned_on": reached,
        "reached_on": reached,
    })  # fmt: skip


def _presales(world: World, rng: np.random.Generator, count: int) -> None:
    """Buyers pay the whole price into the escrow account.

    The builder is paid from what exceeds the supervised sum.
    """
    frame = world.frames["project"]
    developer, builder = np.asarray(frame["developer"]), np.asarray(frame["contractor"])
    account = _special_accounts(world, developer, 3_000_000_000)
    world.set("presale_account", {
        "account": account, "project": np.arange(count), "permit": np.arange(count) * len(PERMITS) + 4,
        "supervised": np.full(count, 2_000_000_000), "opened_on": np.full(count, _ago(world, 380)),
    })  # fmt: skip
    _buyers(world, rng, account)
    _, firm = main_accounts(world)
    months = world.clock.months
    giver, taker = np.tile(account, months), np.tile(firm[builder], months)
    at, amount = pay_days(world, np.full(count, 22)).ravel(), np.full(count * months, 50_000_000)
    said = {"channel": CHANNEL["counter"], "summary": SUMMARY["工程进度款"]}
    world.movements += both_sides(giver, taker, at, amount, **said)


def _buyers(world: World, rng: np.random.Generator, account: Ints) -> None:
    """Six homes of each project are sold in the window."""
    count = len(account)
    person, _ = main_accounts(world)
    grown = np.flatnonzero((person >= 0) & (ages(world) >= 35) & (ages(world) < 60))
    buyer = rng.choice(grown, count * 6, replace=False)
    project = np.repeat(np.arange(count), 6)
    days = int(world.clock.month_starts[-1]) // 86_400
    day = rng.integers(2, days - 8, len(buyer))
    price = rng.integers(150, 260, len(buyer)) * 1_000_000
    signed = np.datetime64(world.clock.first_day) + day * ONE
    world.set("presale_contract", {
        "building": pick(("1号楼",), buyer * 0), "room": pa.array([f"{k:04d}" for k in range(len(buyer))]),
        "project": project, "permit": project * len(PERMITS) + 4, "buyer": buyer, "account": project, "price": price,
        "down_payment": price, "loan_amount": price * 0, "signed_on": signed, "area": np.full(len(buyer), 88.0),
    })  # fmt: skip
    said = {"channel": CHANNEL["counter"], "summary": SUMMARY["预售房款"]}
    world.movements += both_sides(person[buyer], account[project], (day + 1) * 86_400 + 39_600, price, **said)


def _sites(world: World, rng: np.random.Generator, count: int) -> None:
    frame = world.frames["project"]
    builder, contractor = np.asarray(frame["developer"]), np.asarray(frame["contractor"])
    account = _special_accounts(world, contractor, 60_000_000)
    number = np.arange(count)
    started = np.asarray(frame["started_on"])
    world.set("site", {
        "name": frame["name"], "region": frame["region"], "status": pick(("building",), number * 0),
        "project": number, "builder": builder, "contractor": contractor, "pay_day": np.full(count, 20),
        "contract_amount": np.full(count, 10_000_000_000), "deposit": np.full(count, 250_000_000),
        "signed_on": started - 30 * ONE, "started_on": started, "ends_on": started + 1100 * ONE,
        "labour_share": np.full(count, 0.25),
    })  # fmt: skip
    world.set("wage_account", {"account": account, "site": number, "opened_on": started - 15 * ONE})
    _pay_workers(world, rng, account)


def _workers(world: World, rng: np.random.Generator, count: int) -> Ints:
    """Grown people who work for nobody else."""
    person, _ = main_accounts(world)
    frame, age = world.frames["person"], ages(world)
    idle = (np.asarray(frame["employer"]) < 0) & (np.asarray(frame["employer_bank"]) < 0)
    free = np.flatnonzero((age >= 22) & (age < 56) & (person >= 0) & idle)
    sellers = [np.asarray(world.frames[name]["person"]) for name in ("insurance_employee", "agent")]
    return rng.choice(np.setdiff1d(free, np.concatenate(sellers)), count, replace=False)


def _pay_workers(world: World, rng: np.random.Generator, account: Ints) -> None:
    """The builder funds the wage account on the tenth; on the twentieth workers get all of last month's."""
    person, firm = main_accounts(world)
    count, months = len(account), world.clock.months
    worker, site = _workers(world, rng, count * WORKERS), np.repeat(np.arange(count), WORKERS)
    days = rng.integers(20, 27, (months, len(worker)))
    due = days * DAILY_WAGE
    _registered(world, worker, site, days)
    labour = np.array([np.bincount(site, row, count) for row in due]).astype(np.int64) + 500_000
    giver, taker = firm[np.asarray(world.frames["site"]["builder"])], account
    said = {"channel": CHANNEL["online_banking"], "summary": SUMMARY["人工费用"]}
    at = pay_days(world, np.full(count, 10))
    world.movements += both_sides(np.tile(giver, months), np.tile(taker, months), at.ravel(), labour.ravel(), **said)
    giver, taker = account[site], person[worker]
    said |= {"type": TYPE["agency_payment"], "summary": SUMMARY["农民工工资"]}
    at = pay_days(world, np.full(len(worker), 20)) + np.arange(len(worker))
    world.movements += both_sides(np.tile(giver, months), np.tile(taker, months), at.ravel(), due.ravel(), **said)


def _registered(world: World, worker: Ints, site: Ints, days: Ints) -> None:
    """Attendance and payroll of last month, every month."""
    months, due = world.clock.months, (days * DAILY_WAGE).ravel()
    starts = np.array([period.replace(day=1) for period in world.clock.periods], dtype="datetime64[D]")
    worked = (starts.astype("datetime64[M]") - np.timedelta64(1, "M")).astype("datetime64[D]")
    paid_on = np.repeat(starts + 19 * ONE, len(worker))
    row = {
        "site": np.tile(site, months), "person": np.tile(worker, months), "month": np.repeat(worked, len(worker)),
        "employer": np.tile(np.asarray(world.frames["site"]["contractor"])[site], months),
    }  # fmt: skip
    trade = pick(("钢筋工", "木工", "瓦工"), np.tile(worker % 3, months))
    world.set("attendance", row | {"trade": trade, "days": days.ravel().astype(np.float64)})
    account = np.tile(main_accounts(world)[0][worker], months)
    world.set("payroll", row | {"account": account, "due": due, "paid": due, "due_on": paid_on, "paid_on": paid_on})


def _changes(world: World, rng: np.random.Generator) -> None:
    """Some firms moved years ago; a few were listed once for a late report and taken off the list again."""
    moved = rng.choice(world.size("firm"), max(4, world.size("firm") // 30), replace=False)
    day = TODAY - rng.integers(900, 1200, len(moved)).astype("timedelta64[D]")
    world.set("firm_change",
        {"item": pick(("address",), moved * 0), "before": pick(("旧址",), moved * 0),
            "after": world.frames["firm"]["address"].take(pa.array(moved)),
                              "firm": moved, "changed_on": day})  # fmt: skip
    listed = moved[: max(2, len(moved) // 5)]
    world.set("firm_listing",
        {"reason": pick(("no_annual_report",), listed * 0), "firm": listed,
            "listed_on": day[: len(listed)] - 300 * ONE,
                               "removed_on": day[: len(listed)] - 250 * ONE, "is_serious": listed < 0})  # fmt: skip


def _medical(world: World, rng: np.random.Generator) -> None:
    """Bills of basic medical insurance, among them those behind the claims on inclusive health insurance."""
    patient = np.flatnonzero(rng.random(world.size("person")) < 0.03)
    days = int(world.clock.month_starts[-1]) // 86_400
    admitted = np.datetime64(world.clock.first_day) + rng.integers(0, days - 12, len(patient)) * ONE
    total = rng.integers(30, 300, len(patient)) * 10_000
    number = np.arange(len(patient))
    world.set("medical_settlement", {
        "hospital": pick(("市第一医院", "市第二医院", "区人民医院"), number % 3),
        "hospital_code": pick(("H000001", "H000002", "H000003"), number % 3),
        "visit_kind": pick(("inpatient",), number * 0), "diagnosis": pick(("肺炎", "骨折", "阑尾炎"), number % 3),
        "invoice": pa.array([f"YL{k:010d}" for k in range(len(patient))]), "person": patient, "total": total,
        "basic": total * 6 // 10, "catastrophic": total * 0, "assistance": total * 0, "admitted_on": admitted,
        "discharged_on": admitted + 6 * ONE, "settled_on": admitted + 6 * ONE,
    })  # fmt: skip
