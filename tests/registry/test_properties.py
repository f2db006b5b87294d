"""Whatever is tried on a unit, in whatever order and over years, the register's promises hold."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjian.engine.errors import UserError
from mingjian.registry.connector import Facts, Package, registry
from mingjian.registry.models import Mortgage, Objection, PreNotice, Recording, ResidenceRight, Seizure, Unit
from mingjian.registry.words import ReceiptState
from tests.mortgage.walking import MENG, TANG, unit

WALKS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CODE = "110105GB00000P001"
BEGUN = datetime(2026, 1, 5, 2, tzinfo=UTC)
BANKS = ("B0001", "B0002", "B0003")
DISPOSALS = {"create_mortgage", "amend_mortgage", "rerank", "assign_mortgage", "convert_mortgage", "transfer_title"}

ACT = st.sampled_from(sorted(DISPOSALS | {
    "cancel_mortgage", "reinstate_mortgage", "seize", "renew_seizure", "lift_seizure", "object", "sue", "end_objection", "note", "end_note",
    "grant_residence", "end_residence", "suspend", "resume",
}))  # fmt: skip
STEP = st.tuples(ACT, st.integers(0, 5), st.booleans(), st.sampled_from((0, 0, 0, 1, 16, 400, 1200)))


class World:
    """The unit under test, and a clock that only goes on."""

    def __init__(self) -> None:
        self.now = BEGUN
        self.reranked = False

    def facts(self) -> Facts:
        return registry().facts(CODE)

    def act(self, name: str, at: int, consents: bool) -> tuple[str, dict[str, Any]]:
        """Who asks for what: picks what there is by `at`, with everybody's consent or nobody's."""
        facts = self.facts()
        agreed = [one.number for one in facts.mortgages] + [note.number for note in facts.notes] if consents else []
        charge = facts.mortgages[at % len(facts.mortgages)] if facts.mortgages else None
        bank = charge.mortgagee if charge and name != "create_mortgage" else BANKS[at % 3]
        said = {"act": name, "consents": agreed, "number": charge.number if charge else "–", "reason": "r"}
        return _SENDER.get(name, bank), said | _MORE.get(name, lambda _facts, _at: {})(facts, at)


def _ranks(facts: Facts, at: int) -> dict[str, Any]:
    order = list(facts.mortgages)
    turned = order[at % max(1, len(order)) :] + order[: at % max(1, len(order))]
    return {"ranks": {one.number: rank for rank, one in enumerate(turned, 1)}}


def _pick(things: Any, at: int) -> dict[str, Any]:
    return {"number": things[at % len(things)].number if things else 0}


def _cancelled(at: int) -> dict[str, Any]:
    return _pick(Mortgage.objects.filter(unit_id=CODE, ended_at__isnull=False).order_by("-pk")[:3], at)


def _owners(facts: Facts) -> list[dict[str, str]]:
    return [{"name": one.name, "party": one.party} for one in facts.owners]


_SENDER = dict.fromkeys(("seize", "renew_seizure", "lift_seizure"), "COURT1")
_MORE: dict[str, Any] = {
    "create_mortgage": lambda facts, at: {
        "kind": "maximum" if at % 2 else "ordinary", "mortgagee_name": "行", "mortgagors": _owners(facts), "amount": 1000 + at,
        "starts_on": "2026-01-01", "ends_on": "2046-01-01",
    },
    "amend_mortgage": lambda facts, at: {"amount": str(500 + 400 * at), "owners": _owners(facts)},
    "rerank": lambda facts, at: _ranks(facts, at) | {"owners": _owners(facts)},
    "assign_mortgage": lambda _facts, at: {"mortgagee": BANKS[at % 3], "mortgagee_name": "行", "accepted_by": BANKS[at % 3]},
    "reinstate_mortgage": lambda _facts, at: _cancelled(at) | {"reason": "误注销"},
    "transfer_title": lambda facts, at: {
        "buyers": [{"name": "孟洁", "party": MENG}] if at % 2 else [{"name": "唐宁", "party": TANG}], "owners": _owners(facts),
    },
    "seize": lambda _facts, at: {"authority": "法院", "document_number": f"文{at}", "years": at % 4},
    "renew_seizure": lambda facts, at: _pick(facts.seizures, at) | {"years": 1 + at % 3},
    "lift_seizure": lambda facts, at: _pick(facts.seizures, at),
    "object": lambda _facts, _at: {"name": "某人"},
    "sue": lambda facts, at: _pick(facts.objections, at),
    "end_objection": lambda facts, at: _pick(facts.objections, at),
    "note": lambda _facts, _at: {"name": "预购人", "party": "9c" * 16},
    "end_note": lambda facts, at: _pick(facts.notes, at),
    "grant_residence": lambda _facts, at: {"name": "某母", "party": "9e" * 16, "ends_on": f"{2027 + at}-01-01" if at % 2 else ""},
    "end_residence": lambda facts, at: _pick(facts.residence_rights, at),
}  # fmt: skip


@pytest.fixture
def world(db: None) -> Iterator[World]:
    made = World()
    unit(CODE)
    with mock.patch.object(timezone, "now", side_effect=lambda: made.now):
        yield made


@WALKS
@given(st.lists(STEP, min_size=5, max_size=30))
def test_random_walks_keep_the_registers_promises(world: World, steps: list[tuple[str, int, bool, int]]) -> None:
    with transaction.atomic():
        world.now, world.reranked = BEGUN, False
        for name, at, consents, days in steps:
            world.now += timedelta(days=days, seconds=1)
            _try(world, name, at, consents)
            _holds(world)
        transaction.set_rollback(True)


def _try(world: World, name: str, at: int, consents: bool) -> None:
    before = world.facts()
    sender, act = world.act(name, at, consents)
    key = uuid4()
    registry().receive(key, Package(sender, CODE, (act,)))
    if at == 5:
        registry().close(key, ReceiptState.WITHDRAWN)
    try:
        with transaction.atomic():
            answer = registry().record(key)
    except UserError:
        assert world.facts().fingerprint == before.fingerprint
        return
    assert at != 5, "a withdrawn application recorded"
    world.reranked |= name == "rerank"
    if name in DISPOSALS | {"grant_residence"} and not act.get("is_fixed"):
        assert not before.seizures
        assert not before.objections
        assert not before.suspended_for
        assert consents or not before.notes
    if name == "reinstate_mortgage":
        assert not before.seizures
        assert consents or not before.notes
    assert registry().record(key) == answer, "recorded twice"


def _holds(world: World) -> None:
    live = list(Mortgage.objects.filter(unit_id=CODE, ended_at=None).order_by("rank"))
    assert len({one.rank for one in live}) == len(live)
    if not world.reranked:
        assert [one.recorded_at for one in live] == sorted(one.recorded_at for one in live)
    queue = [one.waiting for one in Seizure.objects.filter(unit_id=CODE, ended_at=None).order_by("waiting")]
    assert queue == list(range(len(queue))), "a waiting seizure without a live one before it"
    day = world.now.date()
    facts = world.facts()
    assert all(hold.ends_on is None or hold.ends_on >= day for hold in facts.seizures)
    assert Objection.objects.filter(unit_id=CODE, ended_at=None).count() == len(facts.objections)
    assert PreNotice.objects.filter(unit_id=CODE, ended_at=None).count() == len(facts.notes)
    assert ResidenceRight.objects.filter(unit_id=CODE, ended_at=None).count() == len(facts.residence_rights)
    assert all(right.lapses_on is None or right.lapses_on >= day for right in facts.residence_rights)
    history = list(Recording.objects.filter(unit_id=CODE).order_by("version"))
    assert [one.version for one in history] == list(range(1, Unit.objects.get(pk=CODE).version + 1))
    assert {one.number: (one.rank, str(one.amount), one.mortgagee) for one in live} == _derived(history)


def _derived(history: list[Recording]) -> dict[str, tuple[int, str, str]]:
    """The live mortgages told again from the register's history alone."""
    told: dict[str, tuple[int, str, str]] = {}
    for one in history:
        said = one.facts
        if one.act in ("create_mortgage", "reinstate_mortgage"):
            told[said["number"]] = (said["rank"], f"{float(said['amount']):.2f}", said["mortgagee"])
        elif one.act == "cancel_mortgage":
            del told[said["number"]]
        elif one.act == "rerank":
            told = {number: (said["after"][number], *told[number][1:]) for number in told}
        elif one.act == "assign_mortgage":
            told[said["number"]] = (*told[said["number"]][:2], said["after"])
        elif one.act == "amend_mortgage" and "amount" in said["after"]:
            rank, _, bank = told[said["number"]]
            told[said["number"]] = (rank, f"{float(said['after']['amount']):.2f}", bank)
    return told
