"""What is published about honest firms, which units stand on a list, and who lives in another's home by right."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mingjian.city.honest.notes import strangers
from mingjian.city.honest.people import TODAY
from mingjian.city.honest.security import title_numbers, unit_codes
from mingjian.city.world import World, joined, pick

Ints = npt.NDArray[np.int64]
ONE = np.timedelta64(1, "D")
NEVER = np.datetime64("NaT")
LATEST = 90  # days ago
RECORDED, EXTENDED, LIVED_IN = 1 / 40, 1 / 120, 1 / 80  # shares of firms, and of the homes on which no mortgage stands
RECORDS = ("administrative_penalty", "tax_arrears", "dishonest_debtor")
AUTHORITIES = ("市场监督管理局", "税务局", "人民法院")
NUMBERS = ("市监罚〔{}〕{}号", "税欠告〔{}〕{}号", "（{}）京0105执{}号")
PLANNER = "规划和自然资源委员会"


def draw_lists(world: World) -> None:
    """Records of firms, lists of units, rights of residence."""
    rng = world.rng("lists")
    _records(world, rng)
    _listings(world, rng, _facilities(world))
    _residence_rights(world, rng)


def _records(world: World, rng: np.random.Generator) -> None:
    """Small penalties of some firms, most long removed, and one that stands of a borrower of each bank.

    The latter got no loan since: to lend to who is on the courts' list would be no honest bank's.
    """
    loans, count, borrowers = world.frames["loan"], world.size("firm"), np.asarray(world.frames["loan"]["borrower"])
    are_firms, still = _are(loans["borrower_kind"], "firm"), np.asarray(loans["matures_on"]) > TODAY
    lent_lately = borrowers[are_firms & (np.asarray(loans["issued_on"]) > TODAY - LATEST * ONE)]
    of_firms = np.flatnonzero(are_firms & still & ~np.isin(borrowers, lent_lately))
    borrower = borrowers[_one_each(rng, np.asarray(loans["bank"]), of_firms)]
    some = rng.choice(count, max(4, int(count * RECORDED)), replace=False)
    firm, row = np.concatenate([some, borrower]), np.arange(len(some) + len(borrower))
    is_new = row >= len(some)
    kind = np.where(is_new, row % 3, row % 5 // 3)  # of five old ones three are penalties and two arrears
    ago = np.where(is_new, rng.integers(5, LATEST, len(row)), rng.integers(200, 900, len(row)))
    published = TODAY - ago.astype("timedelta64[D]")
    number = [
        NUMBERS[one].format(str(day)[:4], at + 1) for at, (one, day) in enumerate(zip(kind, published, strict=True))
    ]
    world.set("adverse_record", {
        "kind": pick(RECORDS, kind), "authority": pick(AUTHORITIES, kind), "document": pa.array(number),
        "firm": firm, "amount": rng.integers(1, 40, len(row)) * 100_000, "decided_on": published - 12 * ONE,
        "published_on": published, "removed_on": np.where(~is_new & (row % 4 > 0), published + 180 * ONE, NEVER),
    })  # fmt: skip


def _facilities(world: World) -> Ints:
    """The kindergarten of each housing estate, its developer's, as further rows of the table of property."""
    frame, first = world.frames["property"], world.size("property")
    developer = np.asarray(world.frames["project"]["developer"])
    number, region = first + np.arange(len(developer)) + 1, np.full(len(developer), 110112)
    more = {
        "owner_kind": pick(("firm",), developer * 0), "owner": developer, "unit_code": unit_codes(region, number),
        "title_number": title_numbers(region, number), "use": pick(("public_interest",), developer * 0),
        "location": world.frames["project"]["location"], "region": world.frames["project"]["region"],
        "status": pick(("valid",), developer * 0), "value": np.full(len(developer), 2_000_000_000),
        "acquired_on": TODAY - np.full(len(developer), 1400) * ONE, "area": np.full(len(developer), 1800.0),
    }  # fmt: skip
    world.set("property", {name: joined(values, more[name]) for name, values in frame.items()})
    return number - 1


def _listings(world: World, rng: np.random.Generator, facility: Ints) -> None:
    """The estates' kindergartens; homes extended without leave, most put right since, one of each bank's lately."""
    old = _unmortgaged(world, rng, EXTENDED)
    new = _mortgaged(world, rng)
    ago = np.concatenate([rng.integers(300, 1000, len(facility) + len(old)), rng.integers(5, 60, len(new))])
    kind = np.concatenate([np.zeros(len(facility), np.int64), np.ones(len(old) + len(new), np.int64)])
    listed, row = TODAY - ago.astype("timedelta64[D]"), np.arange(len(kind))
    is_old = (row >= len(facility)) & (row < len(facility) + len(old))
    world.set("listing", {
        "kind": pick(("public_interest", "illegal_building"), kind), "authority": pick((PLANNER,), row * 0),
        "property": np.concatenate([facility, old, new]), "listed_on": listed,
        "removed_on": np.where(is_old & (row % 3 > 0), listed + 120 * ONE, NEVER),
    })  # fmt: skip


def _residence_rights(world: World, rng: np.random.Generator) -> None:
    """Parents and former spouses who may go on living there; some moved out, and one right of each bank's is new."""
    old, new = _unmortgaged(world, rng, LIVED_IN), _mortgaged(world, rng)
    home, row = np.concatenate([old, new]), np.arange(len(old) + len(new))
    ago = np.concatenate([rng.integers(200, 1200, len(old)), rng.integers(5, 60, len(new))])
    registered = TODAY - ago.astype("timedelta64[D]")
    has_ended = (row < len(old)) & (row % 4 == 0)
    world.set("residence_right", {
        "property": home, "holder": strangers(world, rng, home), "registered_on": registered, "starts_on": registered,
        "ends_on": np.where(row % 2 == 0, registered + 3652 * ONE, NEVER),
        "ended_on": np.where(has_ended, registered + 150 * ONE, NEVER),
    })  # fmt: skip


def _unmortgaged(world: World, rng: np.random.Generator, share: float) -> Ints:
    """Some of the homes on which no mortgage stands."""
    owned_by_people = np.flatnonzero(_are(world.frames["property"]["owner_kind"], "person"))
    free = owned_by_people[owned_by_people >= world.size("mortgage")]
    return rng.choice(free, max(4, int(len(free) * share)), replace=False)


def _mortgaged(world: World, rng: np.random.Generator) -> Ints:
    """A home of each bank's whose mortgage is at least half a year old."""
    mortgage = world.frames["mortgage"]
    settled = np.flatnonzero(np.asarray(mortgage["registered_on"]) < TODAY - 180 * ONE)
    bank = np.unique(mortgage["mortgagee_code"].to_numpy(zero_copy_only=False), return_inverse=True)[1]
    return np.asarray(mortgage["property"])[_one_each(rng, bank, settled)]


def _one_each(rng: np.random.Generator, bank: Ints, rows: Ints) -> Ints:
    """One of the rows for each bank, by chance."""
    rows = rng.permutation(rows)
    return rows[np.unique(bank[rows], return_index=True)[1]]


def _are(texts: pa.Array, word: str) -> npt.NDArray[np.bool_]:
    return np.asarray(texts.to_numpy(zero_copy_only=False) == word)
