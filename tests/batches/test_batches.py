"""A batch is a job: every line is answered or refused and logged, progress is told, a stop loses and repeats nothing."""

import json
from typing import Any

import pytest

from mingjian.audit import stored
from mingjian.audit.models import Entry
from mingjian.authorisations import owning
from mingjian.authorisations.models import Authorisation
from mingjian.batches import answering, taking
from mingjian.batches.models import Batch
from mingjian.client import Question
from mingjian.exchange.models import Query
from mingjian.lake.errors import RegisterNeverFiled
from mingjian.network.models import Quota
from mingjian.network.sources import LakeSource
from mingjian.web.statements import FEW
from tests.exchange.conftest import Bank, allow


def _call(bank: Bank, path: str, said: Any, key: str = "0123456789abcdef") -> Any:
    request = bank.wire.signed(path, json.dumps(said).encode(), key)
    return bank.wire.verified(request, bank.wire.sent(request))


@pytest.fixture
def many(unit: dict[str, Any], allowed: Authorisation) -> dict[str, Any]:
    lines = [
        [unit["unit_code"], allowed.number],
        [unit["unit_code"], "0" * 24],
        ["110101GB999999999999", allowed.number],
    ]
    return {
        "service": "real_estate.title",
        "purpose": "mortgage",
        "case": "DK-2026-001",
        "clerk": "胡敏",
        "lines": lines,
    }


def _told(bank: Bank, number: str) -> list[dict[str, Any]]:
    result = _call(bank, f"/api/network/batches/{number}/result", {})
    return [json.loads(line) for line in result.answer.body.decode().splitlines()]


def test_every_line_is_answered_or_refused_in_one_file(
    bank: Bank, many: dict[str, Any], work: Any, own_home: Any
) -> None:
    taken = work(lambda: _call(bank, "/api/network/batches", many)).said
    state = _call(bank, f"/api/network/batches/{taken['number']}", {}).said

    told = _told(bank, taken["number"])
    assert (taken["state"], state["state"], state["done"], state["answered"]) == ("waiting", "done", 3, 1)
    assert [line.get("code", line["state"]) for line in told] == ["answered", "authorisation_unknown", "out_of_range"]
    assert Entry.objects.filter(action="query.answer").count() == 3
    assert stored.check().findings == []


def test_a_part_of_many_lines_is_logged_as_a_few_are(
    bank: Bank, many: dict[str, Any], allowed: Authorisation, own_home: Any
) -> None:
    lines = [*many["lines"], *([many["lines"][1]] * (FEW + 1))]
    number = _call(bank, "/api/network/batches", {**many, "lines": lines}).said["number"]

    batch = answering.batch_go_on(number)

    assert (batch.done, batch.answered, Query.objects.count()) == (len(lines), 1, len(lines))
    assert stored.check().findings == []


def test_the_same_batch_is_taken_in_once(bank: Bank, many: dict[str, Any], own_home: Any) -> None:
    first = _call(bank, "/api/network/batches", many).said
    second = _call(bank, "/api/network/batches", many).said
    other = _call(bank, "/api/network/batches", {**many, "clerk": "别人"}).said

    assert (first["number"], other["code"], Batch.objects.count()) == (second["number"], "key_reused", 1)


def test_a_stopped_batch_goes_on_where_it_stood(
    bank: Bank, many: dict[str, Any], own_home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LakeSource, "most", 1)
    number = _call(bank, "/api/network/batches", many).said["number"]
    batch = Batch.objects.select_related("key").get()
    answering._Part(batch, taking.Many.model_validate(many)).answer()
    taking.result_add(batch, b"half a line that the stop left")

    answering.batch_go_on(number)

    assert len(_told(bank, number)) == 3
    assert Query.objects.count() == 3


def test_uses_and_quota_are_counted_line_by_line(
    bank: Bank, unit: dict[str, Any], many: dict[str, Any], own_home: Any
) -> None:
    once, often = (allow(bank, unit["unit_code"], most_uses=uses) for uses in (1, 5))
    Quota.objects.create(organisation=bank.organisation, service="real_estate.title", a_day=3)
    lines = [[unit["unit_code"], number] for number in (once.number, often.number, often.number, often.number)]
    number = _call(bank, "/api/network/batches", {**many, "lines": lines}).said["number"]
    answering.batch_go_on(number)

    again = _call(bank, "/api/network/batches", {**many, "lines": lines[:1]}, "another-key-0001").said["number"]
    answering.batch_go_on(again)

    codes = [line.get("code", line["state"]) for line in _told(bank, number)]
    assert codes == ["answered", "answered", "answered", "quota_used_up"]
    assert _told(bank, again)[0]["code"] == "over_frequency"


def test_an_authorisation_is_entered_by_api_and_waits_for_the_person(bank: Bank, unit: dict[str, Any]) -> None:
    said = {
        "person": "110101199001011234", "person_kind": "person", "subjects": [["unit", unit["unit_code"]]],
        "services": {"real_estate.title": ["title_number"]}, "purpose": "mortgage", "case": "DK-7", "contact": "010-1",
        "days": 7,
    }  # fmt: skip
    made = _call(bank, "/api/network/authorisations", said).said

    state = _call(bank, f"/api/network/authorisations/{made['number']}", {}).said
    unfit = _call(bank, "/api/network/authorisations", {**said, "services": {"real_estate.title": ["owner_name"]}}).said

    assert (made["state"], state["state"], unfit["code"]) == ("pending", "pending", "authorisation_unfit")


def test_anothers_batch_is_not_there(bank: Bank, many: dict[str, Any], own_home: Any) -> None:
    from tests.exchange.conftest import joined

    number = _call(bank, "/api/network/batches", many).said["number"]

    assert _call(joined("B0002"), f"/api/network/batches/{number}", {}).said["code"] == "query_unknown"


def test_while_nobody_filed_whose_a_unit_is_nothing_is_told_of_it(
    bank: Bank, many: dict[str, Any], own_home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_service: Any) -> None:
        raise RegisterNeverFiled(table="property_title")

    number = _call(bank, "/api/network/batches", many).said["number"]
    monkeypatch.setattr(owning, "laid", never)

    batch = answering.batch_go_on(number)

    assert (batch.state, batch.answered) == ("done", 0)
    told = {(line["state"], line["code"]) for line in _told(bank, number)}
    assert told == {("failed", "never_filed"), ("refused", "authorisation_unknown"), ("refused", "out_of_range")}
    unit, authorisation = many["lines"][0]
    question = Question(
        many["service"], unit, many["purpose"], many["case"], many["clerk"], authorisation=authorisation
    )
    alone = bank.ask(question)
    assert (alone.state, alone.said["code"]) == ("failed", "never_filed")
