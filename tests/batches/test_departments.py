"""A batch for a department's own system: what goes out is logged and counted first, once, also when an answer is late."""

import json
from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.authorisations.models import Authorisation
from mingjian.batches import answering
from mingjian.batches.models import Batch
from mingjian.departments.server import Departments
from mingjian.exchange.models import Query, Usage
from mingjian.network.remote import HttpSource
from tests.exchange.conftest import Bank


@pytest.fixture
def taken(bank: Bank, unit: dict[str, Any], allowed: Authorisation, own_home: Any, registry: Departments) -> Batch:
    lines = [[unit["unit_code"], allowed.number], ["110101GB999999999999", allowed.number], [unit["unit_code"], "0"]]
    said = {
        "service": "real_estate.title",
        "purpose": "mortgage",
        "case": "DK-2026-001",
        "clerk": "胡敏",
        "lines": lines,
    }
    request = bank.wire.signed("/api/network/batches", json.dumps(said).encode(), "0123456789abcdef")
    bank.wire.verified(request, bank.wire.sent(request))
    return Batch.objects.get()


def _states() -> list[str]:
    return [f"{one.state}:{one.reason}" for one in Query.objects.order_by("entry")]


def test_it_is_asked_once_for_the_whole_part_and_each_line_is_logged(taken: Batch, allowed: Authorisation) -> None:
    answering.batch_go_on(taken.number)

    allowed.refresh_from_db()
    taken.refresh_from_db()
    assert sorted(_states()) == ["answered:", "refused:authorisation_unknown", "refused:out_of_range"]
    assert (taken.state, taken.answered, allowed.uses) == ("done", 1, 1)
    actions = Entry.objects.filter(about_type="exchange.query").order_by("index").values_list("action", flat=True)
    assert sorted(actions) == ["query.answer"] * 3 + ["query.forward"]


def test_while_the_department_is_down_the_batch_waits_and_counts_once(
    taken: Batch, allowed: Authorisation, registry: Departments
) -> None:
    registry.faults["real_estate"] = "down"
    waiting = [answering.batch_go_on(taken.number).done for _ in range(3)]
    registry.faults["real_estate"] = "none"
    HttpSource.fuses.clear()

    answering.batch_go_on(taken.number)

    allowed.refresh_from_db()
    assert (waiting, allowed.uses, Usage.objects.get().asked) == ([0, 0, 0], 1, 1)
    assert Query.objects.filter(state="answered").count() == 1


def test_a_department_that_never_answers_ends_the_batch_and_no_use_is_counted(
    taken: Batch, allowed: Authorisation, registry: Departments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_TRIES", 2)
    registry.faults["real_estate"] = "unsigned"

    ended = [answering.batch_go_on(taken.number).state for _ in range(2)]

    allowed.refresh_from_db()
    assert (ended, allowed.uses, Usage.objects.get().asked) == (["waiting", "done"], 0, 0)
    assert "failed:source_unsigned" in _states()
