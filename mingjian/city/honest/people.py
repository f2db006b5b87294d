"""Households and the people in them.

Families with one address, ID numbers with their check character, one phone each.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.city.clock import LAST_MONTH_END
from mingjian.city.ids import PERSON_CHECKS, person_check_digits
from mingjian.city.names import GIVEN, REGIONS, ROADS, SURNAMES
from mingjian.city.world import Frame, World, pick

Ints = npt.NDArray[np.int64]
TODAY = np.datetime64(LAST_MONTH_END)
ROLES = ("head", "spouse", "child", "parent")
# Who lives together, as roles, and how often.
HOUSEHOLDS: tuple[tuple[tuple[int, ...], float], ...] = (
    ((0,), 0.28),
    ((0, 1), 0.27),
    ((0, 1, 2), 0.28),
    ((0, 1, 2, 2), 0.06),
    ((0, 1, 2, 3), 0.11),
)
FIRST_PHONE = 13_000_000_000
VILLAGES = ("东庄村", "西庄村", "南营村", "北沟村", "河口村")


class Home(NamedTuple):
    """For each person: the household, the role in it, and the row of its head."""

    household: Ints
    role: Ints
    head: Ints


def draw_people(world: World) -> None:
    """Draw everybody, and the marriages between heads and spouses."""
    rng = world.rng("people")
    home = _homes(rng, world.people)
    count = len(home.role)
    age = _ages(rng, home)
    is_male = _sexes(rng, home)
    birth = TODAY - (age * 365.25).astype("timedelta64[D]") - rng.integers(1, 330, count).astype("timedelta64[D]")
    region = rng.choice(np.array(list(REGIONS)), home.household.max() + 1)[home.household]
    grown = age >= 18
    income = np.where(grown & (age < 70), np.exp(rng.normal(11.55, 0.38, count)).round(-2), 0.0)
    world.set("person", {
        "name": _names(rng, home), "id_number": _id_numbers(region, birth, is_male),
        "gender": pick(("female", "male"), is_male),
        "phone": pa.array(FIRST_PHONE + np.arange(count) * 7 + 3).cast(pa.string()),
        "address": _addresses(region, home.household), "region": pa.array(region).cast(pa.string()),
        "occupation": pick(("职员", "退休", "学生", "技术人员", "个体经营"), _occupations(rng, age)),
        "household": home.household, "household_role": pick(ROLES, home.role),
        "income": (income * 100).astype(np.int64), "birth_on": birth,
        "is_farmer": (region >= 110116) & (rng.random(count) < 0.25) & grown,
        "village": pick(VILLAGES, np.where(region >= 110116, home.household % len(VILLAGES), -1)),
    })  # fmt: skip
    _marry(world, home, birth)


def ages(world: World) -> Ints:
    """Everybody's age in whole years at the end of the city, honest people only."""
    birth = np.asarray(world.frames["person"]["birth_on"]).astype("datetime64[D]")
    return ((TODAY - birth).astype(np.int64) / 365.25).astype(np.int64)


def _homes(rng: np.random.Generator, people: int) -> Home:
    shares = np.array([share for _, share in HOUSEHOLDS])
    kinds = rng.choice(len(HOUSEHOLDS), people, p=shares / shares.sum())
    sizes = np.array([len(roles) for roles, _ in HOUSEHOLDS])[kinds]
    kinds = kinds[: int(np.searchsorted(np.cumsum(sizes), people)) + 1]
    sizes = sizes[: len(kinds)]
    household = np.repeat(np.arange(len(kinds)), sizes)
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    place = np.arange(len(household)) - first
    table = np.array([[*roles, -1, -1, -1][:4] for roles, _ in HOUSEHOLDS])
    role = table[kinds[household], place]
    return Home(household[:people], role[:people], first[:people])


def _ages(rng: np.random.Generator, home: Home) -> Ints:
    count = len(home.role)
    head = rng.integers(24, 62, count)[home.head]
    spread = rng.integers(-3, 4, count)
    child = np.maximum(0, head - rng.integers(25, 34, count))
    by_role = [head, np.clip(head + spread, 23, 66), child, np.minimum(head + rng.integers(23, 29, count), 88)]
    return np.choose(home.role, by_role)


def _sexes(rng: np.random.Generator, home: Home) -> Ints:
    drawn = rng.integers(0, 2, len(home.role))
    return np.where(home.role == 1, 1 - drawn[home.head], drawn)


def _names(rng: np.random.Generator, home: Home) -> pa.Array:
    count = len(home.role)
    surname = rng.integers(0, len(SURNAMES), count)
    surname = np.where((home.role == 2) | (home.role == 3), surname[home.head], surname)
    given = ["", *GIVEN]
    first, second = rng.integers(1, len(given), count), rng.integers(0, len(given), count)
    return pc.binary_join_element_wise(pick(SURNAMES, surname), pick(given, first), pick(given, second), "")


def _id_numbers(region: Ints, birth: npt.NDArray[np.datetime64], is_male: Ints) -> pa.Array:
    stem = region * 10**8 + birth_digits(birth)
    order = np.lexsort((is_male, stem))
    key = (stem * 2 + is_male)[order]
    new = np.concatenate([[True], key[1:] != key[:-1]])
    rank = np.empty(len(key), dtype=np.int64)
    rank[order] = np.arange(len(key)) - np.maximum.accumulate(np.where(new, np.arange(len(key)), 0))
    seventeen = stem * 1000 + rank * 2 + is_male
    return pc.binary_join_element_wise(
        pa.array(seventeen).cast(pa.string()), pick(list(PERSON_CHECKS), person_check_digits(seventeen)), ""
    )


def birth_digits(birth: npt.NDArray[np.datetime64]) -> Ints:
    """Days as the number YYYYMMDD."""
    months = birth.astype("datetime64[M]")
    year = birth.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (birth - months.astype("datetime64[D]")).astype(np.int64) + 1
    digits: Ints = year * 10_000 + month * 100 + day
    return digits


def _addresses(region: Ints, household: Ints) -> pa.Array:
    estate, room = household // 96, household % 96
    return pc.binary_join_element_wise(
        pick(list(REGIONS.values()), np.searchsorted(np.array(list(REGIONS)), region)),
        pick(ROADS, estate % len(ROADS)),
        pa.array(estate + 1).cast(pa.string()),
        pa.scalar("号院"),
        pa.array(room // 16 + 1).cast(pa.string()),
        pa.scalar("号楼"),
        pa.array((room % 16 // 2 + 1) * 100 + room % 2 + 1).cast(pa.string()),
        pa.scalar("室"),
        "",
    )


def _occupations(rng: np.random.Generator, age: Ints) -> Ints:
    working = rng.choice([0, 3, 4], len(age), p=[0.6, 0.3, 0.1])
    return np.where(age < 22, 2, np.where(age >= 62, 1, working))


def _marry(world: World, home: Home, birth: npt.NDArray[np.datetime64]) -> None:
    spouse = np.flatnonzero(home.role == 1)
    head = home.head[spouse]
    gender = np.asarray(world.frames["person"]["gender"].to_numpy(zero_copy_only=False) == "male")
    younger = np.maximum(birth[spouse], birth[head])
    married: Frame = {
        "husband": np.where(gender[spouse], spouse, head),
        "wife": np.where(gender[spouse], head, spouse),
        "registered_on": np.minimum(younger + np.timedelta64(23 * 365, "D"), TODAY - np.timedelta64(400, "D")),
    }
    world.set("marriage", married)
