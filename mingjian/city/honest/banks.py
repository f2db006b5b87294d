"""Institutions, their branches, the people who work there, and everybody's deposit accounts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.city.honest.people import TODAY, ages
from mingjian.city.names import BANKS, DEPARTMENTS, INSURERS, ROADS
from mingjian.city.world import Frame, World, pick

Ints = npt.NDArray[np.int64]
BANK_COUNT = len(BANKS)
BANK_SHARES = np.array([0.18, 0.16, 0.14, 0.13, 0.12, 0.11, 0.09, 0.07])
# The posts of every branch, in the order in which its employees are numbered.
POSTS = (
    ("支行行长", "管理"), ("客户经理", "信贷业务部"), ("客户经理", "信贷业务部"), ("审批人", "授信审批部"),
    ("柜员", "营业部"), ("柜员", "营业部"), ("运营经办", "运营管理部"),
)  # fmt: skip
MANAGER, SECOND_MANAGER, APPROVER, TELLER, AUTHORISER, HANDLER = 1, 2, 3, 4, 5, 6


def draw_institutions(world: World) -> None:
    """The banks, insurers and departments, by fixed names."""
    named = [("bank", f"B{k + 1:04d}", zh, en) for k, (zh, en) in enumerate(BANKS)]
    named += [("insurer", f"P{k + 1:04d}", zh, en) for k, (zh, en) in enumerate(INSURERS)]
    named += [(kind, f"D{k + 1:04d}", zh, en) for k, (kind, (zh, en)) in enumerate(DEPARTMENTS.items())]
    codes = [f"9111{k:014d}" for k in range(len(named))]
    columns = list(zip(*named, strict=True))
    world.set("institution", {
        "kind": pa.array(columns[0]), "institution_id": pa.array(columns[1]), "name_zh": pa.array(columns[2]),
        "name_en": pa.array(columns[3]), "code": pa.array(codes),
    })  # fmt: skip


def draw_branches(world: World) -> None:
    """Three branches a bank or more, the first of them the head office's own."""
    each = min(40, 3 + world.people // 30_000)
    bank = np.repeat(np.arange(BANK_COUNT), each)
    place = np.tile(np.arange(each), BANK_COUNT)
    names = [zh for zh, _ in BANKS]
    region = np.array([110101, 110102, 110105, 110106, 110108, 110112])[place % 6]
    branch_id = pa.array(bank * 10_000 + 110_010_000 + place + 1).cast(pa.string())
    suffix = [("总行营业部" if k == 0 else f"{ROADS[k % len(ROADS)]}第{k}支行") for k in range(each)]
    world.set("branch", {
        "bank": bank, "branch_id": branch_id,
        "name": pc.binary_join_element_wise(pick(names, bank), pick(suffix, place), ""),
        "address": pick([f"{ROADS[k % len(ROADS)]}{k + 1}号" for k in range(BANK_COUNT * 100)], bank * 100 + place),
        "phone": pa.array(1_080_000_000 + bank * 1000 + place).cast(pa.string()),
        "region": pa.array(region).cast(pa.string()),
        "licence_number": pc.binary_join_element_wise(pa.scalar("B"), branch_id, pa.scalar("H1"), ""),
        "head": np.arange(len(bank)) * len(POSTS),
        "founded_on": TODAY - np.timedelta64(9000, "D") + (place * 200).astype("timedelta64[D]"),
    })  # fmt: skip


def draw_employees(world: World) -> None:
    """Seven posts a branch, each filled by a grown person who heads no firm."""
    rng = world.rng("employees")
    branches = world.size("branch")
    count = branches * len(POSTS)
    age = ages(world)
    busy = np.asarray(world.frames["officer"]["person"])
    free = np.setdiff1d(np.flatnonzero((age >= 26) & (age < 55)), busy)
    person = rng.choice(free, count, replace=False)
    post = np.tile(np.arange(len(POSTS)), branches)
    branch = np.repeat(np.arange(branches), len(POSTS))
    bank = np.asarray(world.frames["branch"]["bank"])[branch]
    world.set("employee", {
        "bank": bank, "branch": branch, "person": person, "position": pick([name for name, _ in POSTS], post),
        "department": pick([name for _, name in POSTS], post),
        "joined_on": TODAY - rng.integers(800, 3500, count).astype("timedelta64[D]"),
        "is_executive": (post == 0) & (branch % (branches // BANK_COUNT) == 0),
    })  # fmt: skip
    employer = world.frames["person"]["employer"]
    at_bank = np.full(world.size("person"), -1)
    at_bank[person] = bank
    world.frames["person"]["employer_bank"] = at_bank
    employer[person] = -1


class _Accounts(NamedTuple):
    kind: str
    bank: Ints
    owner: Ints
    opening: npt.NDArray[np.float64]
    is_firm: bool
    rate: float


def draw_accounts(world: World) -> None:
    """A demand account for everybody over fifteen, second ones, savings, and a basic account for every firm."""
    rng = world.rng("accounts")
    grown = np.flatnonzero(ages(world) >= 16)
    firms = np.arange(world.size("firm"))
    home = rng.choice(BANK_COUNT, len(grown), p=BANK_SHARES)
    firm_home = rng.choice(BANK_COUNT, len(firms), p=BANK_SHARES)
    other = (home + rng.integers(1, BANK_COUNT, len(grown))) % BANK_COUNT
    firm_other = (firm_home + rng.integers(1, BANK_COUNT, len(firms))) % BANK_COUNT
    second, saves, more = rng.random(len(grown)) < 0.2, rng.random(len(grown)) < 0.22, rng.random(len(firms)) < 0.3
    revenue = np.asarray(world.frames["firm"]["revenue"]) / 100
    lots = [
        _Accounts("demand", home, grown, np.exp(rng.normal(9.6, 0.8, len(grown))), False, 0.1),
        _Accounts("basic", firm_home, firms, revenue * rng.uniform(0.04, 0.1, len(firms)), True, 0.1),
        _Accounts("demand", other[second], grown[second], np.exp(rng.normal(9, 0.7, second.sum())), False, 0.1),
        _Accounts("time", home[saves], grown[saves], np.exp(rng.normal(11.2, 0.6, saves.sum())), False, 1.35),
        _Accounts("general", firm_other[more], firms[more], revenue[more] * 0.03, True, 0.1),
    ]
    world.set("account", _accounts(world, rng, lots))


def _accounts(world: World, rng: np.random.Generator, lots: list[_Accounts]) -> Frame:
    bank = np.concatenate([lot.bank for lot in lots])
    sizes = [len(lot.bank) for lot in lots]
    each = world.size("branch") // BANK_COUNT
    kinds = [lot.kind for lot in lots]
    return {
        "owner_kind": pick(("person", "firm"), np.repeat([int(lot.is_firm) for lot in lots], sizes)),
        "kind": pick(kinds, np.repeat(np.arange(len(lots)), sizes)),
        "bank": bank,
        "branch": bank * each + rng.integers(0, each, len(bank)),
        "owner": np.concatenate([lot.owner for lot in lots]),
        "opening": np.concatenate([(lot.opening * 100).astype(np.int64) for lot in lots]),
        "opened_on": TODAY - rng.integers(900, 3600, len(bank)).astype("timedelta64[D]"),
        "interest_rate": np.repeat([lot.rate for lot in lots], sizes),
    }


def main_accounts(world: World) -> tuple[Ints, Ints]:
    """The first account of each person and of each firm; -1 for those who have none."""
    owner = np.asarray(world.frames["account"]["owner"])
    grown = int((ages(world) >= 16).sum())
    firms = world.size("firm")
    person = np.full(world.size("person"), -1)
    person[owner[:grown]] = np.arange(grown)
    return person, np.arange(grown, grown + firms)
