"""Insurance of the honest.

Premiums paid on time, claims paid to the insured within days, insurers twice as solvent as needed.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.city.honest.banks import BANK_COUNT, main_accounts
from mingjian.city.honest.payments import SUMMARY
from mingjian.city.honest.people import TODAY, ages
from mingjian.city.journal import CHANNEL, TYPE, movement
from mingjian.city.names import INSURERS
from mingjian.city.world import World, pick

Ints = npt.NDArray[np.int64]
ONE = np.timedelta64(1, "D")
FIRST_INSURER = BANK_COUNT
# class, insurer, term, name; the acts know them by this order
PRODUCTS = (
    ("motor_compulsory", 0, "short", "机动车交强险"), ("motor_commercial", 0, "short", "机动车商业险"),
    ("property", 0, "short", "企业财产综合险"), ("agricultural", 1, "short", "玉米种植险"),
    ("life", 2, "long", "终身寿险"), ("annuity", 2, "long", "年金险"), ("health", 3, "short", "百万医疗险"),
    ("accident", 3, "short", "综合意外险"), ("health", 3, "short", "京惠保普惠健康险"),
)  # fmt: skip
MOTOR, FARM, LIFE, ACCIDENT, INCLUSIVE = 0, 3, 4, 7, 8
STAFF, AGENTS = 6, 8
PREMIUM_OF_FARM = 20_000
PREMIUMS = (95_000, 260_000, 0, PREMIUM_OF_FARM, 600_000, 0, 0, 30_000, 19_500)
SUMS_INSURED = (20_000_000, 100_000_000, 0, 400_000, 30_000_000, 0, 0, 50_000_000, 200_000_000)
FARM_PREMIUM_SHARE = 5


def draw_insurance(world: World) -> None:
    """Products and staff, then policies with everything that follows from them."""
    rng = world.rng("insurance")
    _products(world)
    _staff(world, rng)
    policy = _policies(world, rng)
    _premiums(world, policy)
    _claims(world, rng, policy)
    _farms(world, rng)
    _accounts(world)


def _products(world: World) -> None:
    kinds = np.arange(len(PRODUCTS))
    insurer = np.array([number for _, number, _, _ in PRODUCTS]) + FIRST_INSURER
    world.set("product", {
        "name": pick([name for *_, name in PRODUCTS], kinds),
        "insurance_class": pick([kind for kind, *_ in PRODUCTS], kinds),
        "term_kind": pick([term for _, _, term, _ in PRODUCTS], kinds), "insurer": insurer,
        "filed_on": np.full(len(kinds), TODAY - 1500 * ONE),
        "first_commission": np.array([4.0, 12.0, 12.0, 5.0, 30.0, 20.0, 15.0, 15.0, 5.0]),
        "renewal_commission": np.full(len(kinds), 3.0),
        "expense_rate": np.array([20.0, 30.0, 30.0, 18.0, 40.0, 30.0, 30.0, 30.0, 15.0]),
        "payout_rate": np.full(len(kinds), 90.0), "is_group": kinds == 2, "is_subsidised": kinds == FARM,
        "is_inclusive_health": kinds == INCLUSIVE,
    })  # fmt: skip


def _staff(world: World, rng: np.random.Generator) -> None:
    """Six employees and eight agents an insurer, from among those who work for nobody else."""
    person, _ = main_accounts(world)
    frame = world.frames["person"]
    free = np.flatnonzero(
        (ages(world) >= 24)
        & (ages(world) < 58)
        & (person >= 0)
        & (np.asarray(frame["employer"]) < 0)
        & (np.asarray(frame["employer_bank"]) < 0)
    )
    chosen = rng.choice(free, len(INSURERS) * (STAFF + AGENTS), replace=False)
    employee, agent = np.split(chosen, [len(INSURERS) * STAFF])
    insurer = np.repeat(np.arange(len(INSURERS)), STAFF) + FIRST_INSURER
    posts = ("claims", "claims", "underwriting", "sales_management", "finance", "executive")
    world.set("insurance_employee", {
        "insurer": insurer, "person": employee, "post": pick(posts, np.tile(np.arange(STAFF), len(INSURERS))),
        "department": pick(("理赔部",), employee * 0), "joined_on": np.full(len(employee), TODAY - 1600 * ONE),
    })  # fmt: skip
    number = np.arange(len(agent))
    world.set("agent", {
        "agent_type": pick(("individual_agent",), agent * 0),
        "insurer": np.repeat(np.arange(len(INSURERS)), AGENTS) + FIRST_INSURER, "person": agent,
        "joined_on": np.full(len(agent), TODAY - 1400 * ONE),
        "registered_on": np.full(len(agent), TODAY - 1395 * ONE),
        "practice_number": pc.utf8_lpad(pa.array(number).cast(pa.string()), 14, "0"),
    })  # fmt: skip


def _sold(world: World, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Which product is sold to whom."""
    person, _ = main_accounts(world)
    grown = np.flatnonzero((person >= 0) & (ages(world) >= 22) & (ages(world) < 62))
    farmers = np.flatnonzero(np.asarray(world.frames["person"]["is_farmer"]) & (person >= 0))
    drivers, insured = grown[rng.random(len(grown)) < 0.12], grown[rng.random(len(grown)) < 0.05]
    walkers, enrolled = grown[rng.random(len(grown)) < 0.04], grown[rng.random(len(grown)) < 0.14]
    lots = [(0, drivers), (1, drivers), (LIFE, insured), (ACCIDENT, walkers), (INCLUSIVE, enrolled), (FARM, farmers)]
    product = np.concatenate([np.full(len(holder), kind) for kind, holder in lots])
    return product, np.concatenate([holder for _, holder in lots])


def _policies(world: World, rng: np.random.Generator) -> Ints:
    """Returns the holder's account of each policy."""
    product, holder = _sold(world, rng)
    sums, premium = np.array(SUMS_INSURED)[product], np.array(PREMIUMS)[product]
    long = product == LIFE
    years = np.where(long, rng.integers(1, 5, len(holder)), 0)
    issued = TODAY - (rng.integers(20, 330, len(holder)) + 365 * years).astype("timedelta64[D]")
    agent = (product == ACCIDENT) * AGENTS + 2 * AGENTS + rng.integers(0, AGENTS, len(holder))
    agent = np.where(np.isin(product, [LIFE, ACCIDENT]), agent, -1)
    plate = pc.binary_join_element_wise(pa.scalar("京A"), pc.utf8_lpad(pa.array(holder).cast(pa.string()), 7, "0"), "")
    world.set("policy", {
        "holder_kind": pick(("person",), holder * 0), "premium": premium,
        "channel": pick(("direct", "individual_agent"), (agent >= 0).astype(np.int64)),
        "frequency": pick(("single", "annual"), long.astype(np.int64)), "status": pick(("in_force",), holder * 0),
        "plate": pc.if_else(pa.array(product <= 1), plate, None),
        "insurer": np.array([n for _, n, _, _ in PRODUCTS])[product] + FIRST_INSURER, "product": product,
        "holder": holder, "agent": agent, "years": np.where(long, 10, 1), "sum_insured": sums,
        "insured_count": np.ones(len(holder), dtype=np.int64),
        "farmer_premium": pa.array(premium // FARM_PREMIUM_SHARE, mask=product != FARM),
        "subsidy": pa.array(premium - premium // FARM_PREMIUM_SHARE, mask=product != FARM),
        "applied_on": issued - ONE, "issued_on": issued, "starts_on": issued + ONE, "is_group": holder < 0,
        "ends_on": issued + np.where(long, 3650, 365) * ONE,
        "called_back_on": np.where(long, issued + 5 * ONE, np.datetime64("NaT", "D")),
    })  # fmt: skip
    world.set("insured", {
        "role": pick(("insured",), holder * 0), "relation": pick(("self",), holder * 0),
        "policy": np.arange(len(holder)), "person": holder, "sequence": np.ones(len(holder), dtype=np.int64),
        "joined_on": issued + ONE, "benefit_share": np.ones(len(holder)),
    })  # fmt: skip
    return main_accounts(world)[0][holder]


def _seconds(world: World, day: npt.NDArray[np.datetime64]) -> Ints:
    return (day - np.datetime64(world.clock.first_day)).astype(np.int64) * 86_400 + 36_000


def _premiums(world: World, account: Ints) -> None:
    """One premium a policy: when it was issued, for life insurance on its latest anniversary; commissions follow."""
    frame = world.frames["policy"]
    issued, product, premium = (np.asarray(frame[name]) for name in ("issued_on", "product", "premium"))
    years = np.where(product == LIFE, (TODAY - issued).astype(np.int64) // 365, 0)
    paid_on: npt.NDArray[np.datetime64] = issued + (years * 365).astype("timedelta64[D]")
    own = np.where(product == FARM, premium // FARM_PREMIUM_SHARE, premium)
    row = np.arange(len(product))
    world.set("premium", {
        "kind": pick(("first", "renewal"), (years > 0).astype(np.int64)), "method": pick(("transfer",), row * 0),
        "policy": row, "payer": account, "amount": own, "due_on": paid_on, "received_on": paid_on,
        "is_through_intermediary": row < 0,
    })  # fmt: skip
    said = {"type": TYPE["direct_debit"], "channel": CHANNEL["mobile_banking"], "summary": SUMMARY["保险费"]}
    world.movements.append(movement(account, _seconds(world, paid_on), -own, **said))
    _commissions(world, years, paid_on)


def _commissions(world: World, years: Ints, paid_on: npt.NDArray[np.datetime64]) -> None:
    """A quarter of the first premium of a life policy, a fiftieth of later ones, an eighth of an accident policy."""
    frame = world.frames["policy"]
    product, premium = np.asarray(frame["product"]), np.asarray(frame["premium"])
    sold = np.flatnonzero(np.asarray(frame["agent"]) >= 0)
    agent = np.asarray(frame["agent"])[sold]
    rate = np.where(product[sold] == LIFE, np.where(years[sold] > 0, 2, 25), 12)
    person, _ = main_accounts(world)
    world.set("commission", {
        "kind": pick(("first_year", "renewal"), (years[sold] > 0).astype(np.int64)), "policy": sold, "agent": agent,
        "account": person[np.asarray(world.frames["agent"]["person"])[agent]], "base": premium[sold],
        "amount": premium[sold] * rate // 100, "accrued_on": paid_on[sold],
        "paid_on": np.minimum(paid_on[sold] + 10 * ONE, TODAY),
    })  # fmt: skip


def _claims(world: World, rng: np.random.Generator, account: Ints) -> None:
    frame = world.frames["policy"]
    issued, product = np.asarray(frame["issued_on"]), np.asarray(frame["product"])
    some = np.flatnonzero(
        np.isin(product, [1, ACCIDENT, INCLUSIVE]) & (rng.random(len(product)) < 0.05) & (issued < TODAY - 90 * ONE)
    )
    last = np.minimum((TODAY - issued[some]).astype(np.int64) - 15, 300)
    happened = issued[some] + (40 + rng.random(len(some)) * (last - 40)).astype(np.int64) * ONE
    reported, done = happened + ONE, happened + rng.integers(4, 8, len(some)) * ONE
    amount = rng.integers(8, 90, len(some)) * 10_000
    holder = np.asarray(frame["holder"])[some]
    insurer = np.asarray(frame["insurer"])[some] - FIRST_INSURER
    one = some * 0
    world.set("claim", {
        "cause": pick(("意外摔伤", "追尾事故", "疾病住院"), (product[some] == 1) + 2 * (product[some] == INCLUSIVE)),
        "place": pick(("本市",), one), "plate": frame["plate"].take(pa.array(some)), "status": pick(("closed",), one),
        "decision": pick(("paid",), one), "policy": some, "claimant": holder,
        "surveyor": insurer * STAFF + rng.integers(0, 2, len(some)), "claimed": amount, "reserve": one,
        "approved": amount, "occurred_on": happened, "reported_on": reported, "registered_on": reported,
        "surveyed_on": reported, "complete_on": reported + ONE, "assessed_on": done, "notified_on": done,
        "agreed_on": done, "closed_on": done + ONE, "is_complex": some < 0, "is_litigated": some < 0,
    })  # fmt: skip
    _claim_payments(world, account[some], np.minimum(done + ONE, TODAY))


def _claim_payments(world: World, account: Ints, paid_on: npt.NDArray[np.datetime64]) -> None:
    """Each claim in full to the account of the insured."""
    claim = world.frames["claim"]
    amount, holder = np.asarray(claim["approved"]), np.asarray(claim["claimant"])
    insurer = np.asarray(world.frames["policy"]["insurer"])[np.asarray(claim["policy"])] - FIRST_INSURER
    one = holder * 0
    world.set("claim_payment", {
        "kind": pick(("indemnity",), one), "capacity": pick(("insured",), one), "method": pick(("transfer",), one),
        "payee_kind": pick(("person",), one), "claim": np.arange(len(one)), "payee": holder,
        "account": account, "handler": insurer * STAFF + 4, "amount": amount, "paid_on": paid_on,
    })  # fmt: skip
    said = {"channel": CHANNEL["online_banking"], "summary": SUMMARY["保险赔款"]}
    world.movements.append(movement(account, _seconds(world, paid_on), amount, **said))


def _farms(world: World, rng: np.random.Generator) -> None:
    """A plot in the register for every farmer, insured for its own area by the farm policy."""
    frame = world.frames["policy"]
    some = np.flatnonzero(np.asarray(frame["product"]) == FARM)
    farmer = np.asarray(frame["holder"])[some]
    area = rng.uniform(4, 14, len(some)).round(1)
    number = np.arange(len(some))
    region, village = (world.frames["person"][name].take(pa.array(farmer)) for name in ("region", "village"))
    plot = pc.binary_join_element_wise(region, pc.utf8_lpad(pa.array(number).cast(pa.string()), 10, "0"), "DK")
    world.set("land_right", {
        "plot_number": plot, "kind": pick(("family_contract",), number * 0), "use": pick(("arable",), number * 0),
        "village": village, "region": region, "holder": farmer,
        "registered_on": np.full(len(some), TODAY - 2500 * ONE), "area": area,
    })  # fmt: skip
    premium = np.full(len(some), PREMIUM_OF_FARM)
    person, _ = main_accounts(world)
    world.set("farm_subject", {
        "kind": pick(("crop",), number * 0), "name": pick(("玉米",), number * 0), "village": village, "plot": plot,
        "region": region, "policy": some, "farmer": farmer, "account": person[farmer],
        "sum_insured": np.full(len(some), 400_000), "premium": premium,
        "farmer_premium": premium // FARM_PREMIUM_SHARE, "central": premium * 2 // 5, "local": premium * 2 // 5,
        "starts_on": np.asarray(frame["starts_on"])[some], "ends_on": np.asarray(frame["ends_on"])[some],
        "area": area, "phone": world.frames["person"]["phone"].take(pa.array(farmer)),
    })  # fmt: skip


def _accounts(world: World) -> None:
    """Expenses every month, a reinsurance account and a solvency return every quarter."""
    months, insurers = world.clock.months, len(INSURERS)
    kinds = ("salary", "rent", "advertising")
    insurer = np.tile(np.repeat(np.arange(insurers), len(kinds)), months) + FIRST_INSURER
    kind = np.tile(np.arange(len(kinds)), insurers * months)
    day = np.repeat(np.array(world.clock.periods, dtype="datetime64[D]"), insurers * len(kinds)) - 8 * ONE
    number = np.arange(len(kind))
    world.set("insurance_expense", {
        "category": pick(kinds, kind), "payee_name": pick(("职工薪酬", "京华物业公司", "融媒广告公司"), kind),
        "insurer": insurer,
        "invoice": pa.array([f"FA{k:010d}" for k in range(len(kind))]),
        "summary": pick(("月度薪酬", "职场租金", "品牌宣传"), kind), "handler": (insurer - FIRST_INSURER) * STAFF + 4,
        "amount": np.array([1_234_567, 345_678, 87_654])[kind] + number * 13, "incurred_on": day, "paid_on": day,
        "invoiced_on": day,
    })  # fmt: skip
    quarters = np.array([period for period in world.clock.periods if period.month % 3 == 0], dtype="datetime64[D]")
    insurer = np.tile(np.arange(insurers), len(quarters)) + FIRST_INSURER
    booked = np.repeat(quarters, insurers) - 5 * ONE
    share = np.full(len(insurer), 0.15)
    classes = pick(("property", "agricultural", "life", "health"), insurer - FIRST_INSURER)
    world.set("cession", {
        "treaty": pick(("T2025-A",), insurer * 0), "direction": pick(("ceded",), insurer * 0),
        "kind": pick(("quota_share",), insurer * 0), "counterparty": pick(("中华再保险",), insurer * 0),
        "insurance_class": classes, "insurer": insurer, "premium": 30_000_000 + insurer * 0,
        "commission": 7_500_000 + insurer * 0, "recovered": 9_000_000 + insurer * 0,
        "settled": 13_500_000 + insurer * 0, "starts_on": booked.astype("datetime64[Y]").astype("datetime64[D]"),
        "ends_on": booked.astype("datetime64[Y]").astype("datetime64[D]") + 364 * ONE, "booked_on": booked,
        "settled_on": booked + 4 * ONE, "share": share,
    })  # fmt: skip
