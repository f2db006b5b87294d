"""A department's own system, over HTTP: no record, refused, timed out and partial are four different answers."""

import json
from dataclasses import replace
from http.client import HTTPConnection
from typing import Any

import pytest
from django.conf import settings

from mingjian.audit.models import Entry
from mingjian.authorisations.models import Authorisation
from mingjian.client import Question
from mingjian.departments.server import Departments
from mingjian.engine.contracts import Column
from mingjian.exchange.models import Usage
from mingjian.lake import Lake
from mingjian.lake.vault import veiled
from mingjian.network import switches
from mingjian.network.models import Endpoint
from mingjian.network.refusals import Refused
from mingjian.network.remote import FAILURES, HttpSource
from mingjian.network.sources import laid, lookup_key, register_of
from mingjian.web.library import library
from tests.exchange.conftest import Bank, allow


def _fault(departments: Departments, name: str) -> None:
    departments.faults["real_estate"] = name


def test_the_system_answers_as_the_register_does(
    bank: Bank, question: Question, unit: dict[str, Any], registry: Departments
) -> None:
    record = bank.ask(question).said["records"][0]

    assert (record["title_number"], record["area"]) == (
        unit["title_number"],
        (float(unit["area"]) % 1 and float(unit["area"])) or int(unit["area"]),
    )


def test_what_goes_out_is_logged_before_it_goes(bank: Bank, question: Question, registry: Departments) -> None:
    asked = bank.ask(question)

    entries = Entry.objects.filter(about_id=asked.said["query"]).order_by("index")
    assert [entry.action for entry in entries] == ["query.forward", "query.answer"]


def test_the_log_holds_that_the_department_said_so(bank: Bank, question: Question, registry: Departments) -> None:
    asked = bank.ask(question)

    facts = Entry.objects.get(about_id=asked.said["query"], action="query.answer").facts
    assert (len(facts["source"]), len(facts["source_signature"])) == (64, 88)


def test_an_answer_signed_by_another_key_is_not_told(bank: Bank, question: Question, registry: Departments) -> None:
    Endpoint.objects.update(public=registry.public_key("housing"))
    switches.forget()

    assert bank.code(question) == "source_unsigned"


@pytest.mark.parametrize(
    ("fault", "state", "status", "code"),
    [
        ("slow", "timed_out", 504, "source_timed_out"),
        ("down", "failed", 503, "source_down"),
        ("wrong_schema", "failed", 502, "source_malformed"),
        ("unsigned", "failed", 502, "source_unsigned"),
    ],
)
def test_a_system_out_of_order_gives_no_answer_and_no_use_is_counted(
    fault: str,
    state: str,
    status: int,
    code: str,
    bank: Bank,
    question: Question,
    registry: Departments,
    allowed: Authorisation,
) -> None:
    _fault(registry, fault)

    asked = bank.ask(question)

    allowed.refresh_from_db()
    assert (asked.state, asked.answer.status, asked.said["code"]) == (state, status, code)
    assert (allowed.uses, Usage.objects.get().asked) == (0, 0)


def test_half_an_answer_says_that_it_is_one(bank: Bank, question: Question, registry: Departments) -> None:
    _fault(registry, "half")

    asked = bank.ask(question)

    assert (asked.state, asked.answer.status, asked.said["missing"]) == ("partial", 200, ["rows"])


def test_a_row_told_twice_is_told_on_once(bank: Bank, question: Question, registry: Departments) -> None:
    _fault(registry, "duplicates")

    assert len(bank.ask(question).said["records"]) == 1


def test_a_register_that_changed_is_answered_as_it_is_at_each_call(
    bank: Bank, question: Question, registry: Departments
) -> None:
    _fault(registry, "changing")

    assert {bank.ask(question).state, bank.ask(question).state} == {"answered", "no_record"}


def test_after_failures_in_a_row_the_department_is_left_in_peace(
    bank: Bank, question: Question, registry: Departments, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fault(registry, "down")
    for _ in range(FAILURES):
        bank.ask(question)
    _fault(registry, "none")

    rested = bank.code(question)
    monkeypatch.setattr("mingjian.network.remote.monotonic", lambda: float("inf"))

    assert (rested, bank.code(question)) == ("source_down", "answered")


def test_a_failed_question_is_asked_again_under_the_same_key(
    bank: Bank, question: Question, registry: Departments
) -> None:
    _fault(registry, "down")
    first = bank.ask(question, "a-key-of-business-9")
    _fault(registry, "none")

    second = bank.ask(question, "a-key-of-business-9")

    assert (first.state, second.state) == ("failed", "answered")


def test_a_department_answers_the_network_alone(registry: Departments) -> None:
    address = Endpoint.objects.get().address.removeprefix("http://")
    connection = HTTPConnection(address)
    connection.request("POST", "/real_estate/title", json.dumps({"subject": "x", "columns": []}))

    assert connection.getresponse().status == 401


def test_nothing_is_found_about_a_unit_that_is_not_there(bank: Bank, question: Question, registry: Departments) -> None:
    seizure = replace(question, service="real_estate.seizure")

    assert bank.ask(seizure).state == "no_record"


def test_what_nobody_filed_is_no_answer_of_no_record(bank: Bank, unit: dict[str, Any], question: Question) -> None:
    given = allow(bank, unit["unit_code"], services={"real_estate.application": ["receipt_number"]})
    asked = replace(question, service="real_estate.application", authorisation=given.number)

    answer = bank.ask(asked)

    assert (answer.state, answer.said["code"]) == ("failed", "never_filed")
    given.refresh_from_db()
    assert given.uses == 0


def test_every_declared_service_is_answered_by_its_departments_system_as_by_its_register(registry: Departments) -> None:
    home, endpoint = Lake.open(settings.HOME), Endpoint.objects.get()

    for service in library().services.values():
        if service.table not in home.pin().tables:
            with pytest.raises(Refused, match="source_down"):
                HttpSource(endpoint.address, 30, registry.public_key(service.domain)).find(service, "0", "q1")
            continue
        register, columns = laid(service), library().tables[service.table].columns
        subject = str(register.rows.column(0)[0].as_py())
        number = home.readable([subject]).get(subject, subject) if service.subject_kind == "person" else subject
        system = HttpSource(endpoint.address, 30, registry.public_key(service.domain))

        found = system.find(service, number, "q1")

        told = [{name: _kept(columns[name], value) for name, value in row.items()} for row in found.rows]
        asked = register_of(service).columns
        filed = [{name: row[name] for name in asked} for row in register.find(subject)]
        assert (told, found.missing, bool(told)) == (_once(filed), (), True), service.id


def _kept(column: Column, value: Any) -> Any:
    return veiled(lookup_key(), value) if column.personal == "identifier" and value else value


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for place, row in enumerate(rows) if row not in rows[:place]]
