"""Firms, who heads and owns them, who works there."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.city.honest.people import TODAY, ages
from mingjian.city.ids import firm_codes
from mingjian.city.names import BRANDS, INDUSTRIES, REGIONS, ROADS
from mingjian.city.world import World, pick

Ints = npt.NDArray[np.int64]
PEOPLE_A_FIRM = 12
SIZES = ("micro", "small", "medium", "large")


def draw_firms(world: World) -> None:
    """Draw the firms; each has its own legal representative and finance head, and no two share a phone or address."""
    rng = world.rng("firms")
    count = max(80, world.people // PEOPLE_A_FIRM)
    grown = np.flatnonzero((ages(world) >= 28) & (ages(world) < 60))
    officers = rng.permutation(grown)[: count * 3].reshape(3, -1)
    size = rng.choice(4, count, p=[0.62, 0.28, 0.08, 0.02])
    revenue = np.exp(rng.normal(0, 0.35, count)) * np.array([4e6, 3e7, 2e8, 8e8])[size]
    assets = revenue * rng.uniform(0.7, 1.3, count)
    region = rng.choice(np.array(list(REGIONS)), count)
    number = np.arange(count)
    capital = (revenue * 0.2).round(-4)
    industry, developers = _industries(rng, count)
    world.set("firm", {
        "name": _names(number, industry, developers),
        "code": pa.array(firm_codes(region, 100_000_000 + number * 37 + 11)),
        "industry": pick([*_keys(), "real_estate"], np.where(number >= developers[0], len(INDUSTRIES), industry)),
        "size": pick(SIZES, size), "address": _addresses(region, number),
        "phone": pa.array(1_060_000_000 + number * 3).cast(pa.string()), "region": pa.array(region).cast(pa.string()),
        "business_scope": pick([f"{word}及相关服务" for word, _ in INDUSTRIES.values()], industry),
        "status": pick(("active",), np.zeros(count, dtype=np.int64)),
        "firm_kind": pick(("limited", "joint_stock"), (size == 3).astype(np.int64)), "legal_person": officers[0],
        "finance_head": officers[1], "staff": np.array([6, 30, 150, 600])[size] + rng.integers(0, 4, count),
        "registered_capital": (capital * 100).astype(np.int64), "paid_in_capital": (capital * 100).astype(np.int64),
        "revenue": (revenue * 100).astype(np.int64), "assets": (assets * 100).astype(np.int64),
        "liabilities": (assets * rng.uniform(0.3, 0.6, count) * 100).astype(np.int64),
        "founded_on": TODAY - rng.integers(1200, 7000, count).astype("timedelta64[D]"),
    })  # fmt: skip
    _own(world, officers, capital)
    _employ(world, rng, size)


def _industries(rng: np.random.Generator, count: int) -> tuple[Ints, Ints]:
    """The industry of each firm, and which ones are developers."""
    industry = rng.choice(len(INDUSTRIES), count, p=_shares())
    developers, builders = construction_firms(count)
    industry[builders] = _keys().index("construction")
    return industry, developers


def _shares() -> npt.NDArray[np.float64]:
    shares = np.array([share for _, share in INDUSTRIES.values()], dtype=float)
    return np.asarray(shares / shares.sum())


def _keys() -> list[str]:
    return list(INDUSTRIES)


def construction_firms(count: int) -> tuple[Ints, Ints]:
    """The last firms are developers, those before them builders.

    Nobody's suppliers, so that no loan ends with them.
    """
    some = max(3, count // 300)
    return np.arange(count - some, count), np.arange(count - 3 * some, count - some)


def _names(number: Ints, industry: Ints, developers: Ints) -> pa.Array:
    kinds = len(BRANDS)
    words = [*(word for word, _ in INDUSTRIES.values()), "置业"]
    industry = np.where(number >= developers[0], len(INDUSTRIES), industry)
    third = pick(["", *BRANDS], (number // kinds**2) % (kinds + 1))
    fourth = pick(["", *BRANDS], number // (kinds**2 * (kinds + 1)))
    return pc.binary_join_element_wise(
        pa.scalar("北京"), pick(BRANDS, number * 17 % kinds), pick(BRANDS, (number // kinds) % kinds), third, fourth,
        pick(words, industry), pa.scalar("有限公司"), "",
    )  # fmt: skip


def _addresses(region: Ints, number: Ints) -> pa.Array:
    return pc.binary_join_element_wise(
        pick(list(REGIONS.values()), np.searchsorted(np.array(list(REGIONS)), region)),
        pick(ROADS, number % len(ROADS)),
        pa.array(number + 1).cast(pa.string()),
        pa.scalar("号商务楼"),
        "",
    )


def _own(world: World, officers: Ints, capital: npt.NDArray[np.float64]) -> None:
    count = officers.shape[1]
    firms = np.tile(np.arange(count), 2)
    share = np.repeat([0.7, 0.3], count)
    founded = np.asarray(world.frames["firm"]["founded_on"])
    world.set("shareholder", {
        "firm": firms, "holder_kind": pick(("person",), np.zeros(2 * count, dtype=np.int64)),
        "holder": np.concatenate([officers[0], officers[2]]), "share": share,
        "subscribed": (np.tile(capital, 2) * share * 100).astype(np.int64), "since": np.tile(founded, 2),
    })  # fmt: skip
    posts = np.repeat([0, 1, 2], count)
    world.set("officer", {
        "firm": np.tile(np.arange(count), 3), "person": np.concatenate([officers[0], officers[1], officers[2]]),
        "post": pick(("legal_representative", "finance_head", "supervisor"), posts), "since": np.tile(founded, 3),
    })  # fmt: skip


def _employ(world: World, rng: np.random.Generator, size: Ints) -> None:
    age = ages(world)
    works = (age >= 22) & (age < 60) & (rng.random(len(age)) < 0.78)
    weight = np.array([1.0, 4.0, 15.0, 50.0])[size]
    employer = rng.choice(len(size), len(age), p=weight / weight.sum())
    employer = np.where(works, employer, -1)
    officers = world.frames["officer"]
    employer[np.asarray(officers["person"])] = np.asarray(officers["firm"])
    world.frames["person"]["employer"] = employer
