"""Objections to what is registered of honest homes, and pre-notices of their sale: most have ended, a few stand.

Pre-notices of homes bought off plan follow from the contracts; `statements/registers/property_pre_notice.sql` has them.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mingjian.city.honest.people import TODAY, ages
from mingjian.city.world import World, joined, pick

Ints = npt.NDArray[np.int64]
ONE = np.timedelta64(1, "D")
OBJECTED, LAPSED, ON_SALE = 1 / 100, 1 / 200, 1 / 200  # shares of the homes on which no mortgage stands
ENDS = ("lapsed", "cancelled", "converted")
REASONS = ("登记的共有份额有误", "主张为实际出资人", "继承纠纷")


def draw_notes(world: World) -> None:
    """Objections, and pre-notices of homes sold, of sales that came to nothing and of sales under way."""
    rng = world.rng("notes")
    unmortgaged = rng.permutation(np.arange(world.size("mortgage"), world.size("property")))
    objected, lapsed, on_sale = (max(2, int(len(unmortgaged) * share)) for share in (OBJECTED, LAPSED, ON_SALE))
    first, second, third, _ = np.split(unmortgaged, np.cumsum([objected, lapsed, on_sale]))
    _objections(world, rng, first)
    _pre_notices(world, rng, second, third)


def _objections(world: World, rng: np.random.Generator, home: Ints) -> None:
    """Half lapsed for want of a suit; of the suits, some were decided, and the last objection is a week old."""
    row = np.arange(len(home))
    ago = rng.integers(40, 900, len(home))
    ago[-1] = 7
    on = TODAY - ago.astype("timedelta64[D]")
    is_sued, is_decided = (row % 4 == 1) & (ago > 7), (row % 4 == 1) & (ago > 400)
    never = np.datetime64("NaT")
    kind = np.where(is_decided, 1, np.where(is_sued | (ago == 7), -1, 0))
    world.set("objection", {
        "reason": pick(REASONS, row % len(REASONS)), "ended_for": pick(ENDS, kind), "property": home,
        "objector": strangers(world, rng, home), "registered_on": on,
        "sued_on": np.where(is_sued, on + 9 * ONE, never),
        "ended_on": np.select([is_decided, kind == 0], [on + 300 * ONE, on + 16 * ONE], never),
    })  # fmt: skip


def _pre_notices(world: World, rng: np.random.Generator, lapsed: Ints, on_sale: Ints) -> None:
    """A third of the buyers with a mortgage guarded their purchase so; it turned into their title."""
    sale = world.frames["property_transfer"]
    sold = np.arange(0, world.size("property_transfer"), 3)
    signed, done = (np.asarray(sale[name])[sold] for name in ("signed_on", "registered_on"))
    long_ago = TODAY - rng.integers(200, 900, len(lapsed)).astype("timedelta64[D]")
    lately = TODAY - rng.integers(3, 60, len(on_sale)).astype("timedelta64[D]")
    homes, owner = np.concatenate([lapsed, on_sale]), np.asarray(world.frames["property"]["owner"])
    parts = (sold, lapsed, on_sale)
    on = np.concatenate([signed + 2 * ONE, long_ago, lately])
    world.set("pre_notice", {
        "ended_for": pick(ENDS, np.repeat([2, 0, -1], [len(part) for part in parts])),
        "holder_kind": pick(("person",), np.zeros(len(on), dtype=np.int64)),
        "obligor_kind": joined(sale["seller_kind"].take(pa.array(sold)),
                               world.frames["property"]["owner_kind"].take(pa.array(homes))),
        "property": np.concatenate([np.asarray(sale["property"])[sold], homes]),
        "holder": np.concatenate([np.asarray(sale["buyer"])[sold], strangers(world, rng, homes)]),
        "obligor": np.concatenate([np.asarray(sale["seller"])[sold], owner[homes]]),
        "registered_on": on, "registrable_on": on,
        "ended_on": np.concatenate([done, long_ago + 91 * ONE, np.full(len(on_sale), np.datetime64("NaT"))]),
    })  # fmt: skip


def strangers(world: World, rng: np.random.Generator, home: Ints) -> Ints:
    """Grown people, none of them the owner of the home."""
    owner = np.asarray(world.frames["property"]["owner"])[home]
    grown = np.setdiff1d(np.flatnonzero(ages(world) >= 30), owner)
    return rng.choice(grown, len(home))
