"""What is recorded at a desk is in the lake and told to whom it concerns, without any command and without a run."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pytest
from django.utils import timezone

from mingjian.desk.services.ordering import order_give
from mingjian.filings.calendar import last_period
from mingjian.filings.league import league
from mingjian.filings.models import Submission
from mingjian.insight.keeping_up import run_is_due
from mingjian.lake import Lake
from mingjian.mortgage.models import Application
from mingjian.notices.letters import letter
from mingjian.notices.models import Notice, Watch
from mingjian.notices.passing import registers_look_through
from mingjian.registers import filing
from mingjian.registers.keeping import FILER
from mingjian.registers.seeding import seed
from mingjian.registers.tasks import keep_filed
from mingjian.registry.connector import Package, registry
from mingjian.registry.models import Title, Unfiled, Unit
from mingjian.registry.words import ReceiptState
from mingjian.web.clock import PERIODIC
from mingjian.web.library import library
from tests.mortgage.walking import entered, led, opened, unit, who

Work = Callable[[Callable[[], Any]], Any]
CODE = "110105GB00000T001"
pytestmark = pytest.mark.django_db


class Elsewhere:
    """A city's own registry: what is in our store is not its register."""


@pytest.fixture
def lake(own_home: Path) -> Lake:
    """The lake of a home whose register is filled."""
    store = Lake.open(own_home)
    assert seed(store)
    return store


def _seize(code: str, number: str = "（2026）京01执1号") -> None:
    order_give(
        by=who("yan"), unit=code, act="seize", terms={"document_number": number, "years": 3, "name": _owner(code)}
    )


def _owner(code: str) -> str:
    return Title.objects.filter(unit=code, ended_at=None).values_list("owner_name", flat=True)[0]


def _mortgaged() -> str:
    """A unit that B0001 has a mortgage on, and nobody seized."""
    watched = Watch.objects.filter(kind="unit", is_mortgagee=True, organisation__code="B0001")
    free = Unit.objects.filter(pk__in=watched.values("subject"), seizures=None, titles__ended_at=None)
    return free.values_list("pk", flat=True)[0]


def test_the_register_is_looked_at_often_enough_for_ten_minutes() -> None:
    waits = [PERIODIC[task] for task in ("mingjian.registers.tasks.keep_filed", "mingjian.notices.tasks.look_through")]
    assert sum(waits) + 3 * 60 <= 600


@pytest.mark.slow
def test_a_seizure_at_the_desk_becomes_a_notice_and_no_run(lake: Lake, work: Work) -> None:
    registers_look_through()
    before = (lake.pin().as_of, lake.pin().record()["filings"], last_period(), league(seen_by=who("lin"), period=None))
    code = _mortgaged()
    assert not keep_filed.call()
    _seize(code)

    assert work(keep_filed.call)
    registers_look_through()

    told = Notice.objects.get(rule="unit.seized", subject=code, organisation__code="B0001")
    assert told.as_of == timezone.localdate()
    assert Submission.objects.filter(organisation__code=FILER.id).count() == 1
    assert not Unfiled.objects.exists()
    assert not run_is_due()
    after = (lake.pin().as_of, lake.pin().record()["filings"], last_period(), league(seen_by=who("lin"), period=None))
    assert after == before
    assert not work(keep_filed.call)
    assert registers_look_through() is None


@pytest.mark.slow
def test_it_is_filed_at_most_so_often_and_what_was_filed_in_vain_again(lake: Lake, work: Work) -> None:
    registers_look_through()
    code = _mortgaged()
    _seize(code)
    filed = work(lambda: [keep_filed.call(), _seize(code, "（2026）京01执2号"), keep_filed.call()])
    assert filed == [True, None, False]  # the first was on its way

    first = Submission.objects.get(organisation__code=FILER.id)
    assert not keep_filed.call()  # it arrived just now
    Submission.objects.update(made_at=timezone.now() - timedelta(minutes=4))
    assert work(keep_filed.call)
    assert not Unfiled.objects.exists()
    second = Submission.objects.exclude(pk=first.pk).get(organisation__code=FILER.id)

    second.receipts.update(status="rejected")
    Submission.objects.update(made_at=timezone.now() - timedelta(minutes=59))
    assert not keep_filed.call()
    Submission.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    assert work(keep_filed.call)


def test_what_was_not_kept_is_not_taken_for_filed(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    registers_look_through()
    _seize(_mortgaged())
    noted = Unfiled.objects.count()

    def dies(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("mingjian.filings.inbox.keep", dies)
        with pytest.raises(KeyboardInterrupt):
            keep_filed.call()

    assert Unfiled.objects.count() == noted > 0
    assert keep_filed.call()


def test_each_change_of_a_page_is_noted_and_what_is_asked_twice_once() -> None:
    unit()
    assert not Unfiled.objects.exists()
    key, package = uuid4(), Package("D0001", CODE, ({"act": "suspend", "reason": "更正"},))

    for _ in range(2):
        registry().receive(key, package)
    received = Unfiled.objects.count()
    for _ in range(2):
        registry().record(key)

    assert received == 1
    assert Unfiled.objects.count() == 3  # it was recorded, and its receipt closed


def test_nothing_is_filed_for_another_registry_or_where_no_register_came_from_the_lake(
    settings: Any, tmp_path: Path
) -> None:
    unit()
    entered("deng", "object", name="某甲", reason="权属")
    settings.HOME = tmp_path
    assert not keep_filed.call()

    settings.REGISTRY = "tests.registers.test_keeping.Elsewhere"
    assert not keep_filed.call()
    assert not Submission.objects.exists()


@pytest.mark.slow
def test_who_applies_is_told_of_another_and_of_what_comes_between_under_the_applications_permission(
    lake: Lake, work: Work
) -> None:
    registers_look_through()
    application = _applied_for_by_two()
    _seize(CODE)

    assert work(keep_filed.call)
    registers_look_through()

    told = Notice.objects.filter(subject=CODE)
    assert {(one.organisation.code, one.rule) for one in told} == {
        ("B0001", "unit.applied_for_elsewhere"),
        ("B0001", "unit.seized_while_applied"),
    }  # B0002 has no permission
    assert {one.authorisation for one in told} == {application.parties.get(role="mortgagor").authorisation}
    assert {one.reference for one in told} == {application.receipt_number}
    assert not [one for one in told if "B0002" in str(letter(one)) or "1.00" in str(letter(one))]

    registry().close(application.key, ReceiptState.REJECTED)
    Submission.objects.update(made_at=timezone.now() - timedelta(minutes=4))
    assert work(keep_filed.call)
    registers_look_through()

    assert not Watch.objects.filter(subject=CODE)
    outcomes = {row["receipt_number"]: row["outcome"] for row in _filed_live(lake)}
    assert outcomes[application.receipt_number] == "rejected"
    assert sorted(outcomes.values(), key=str) == [None, "rejected"]


def _applied_for_by_two() -> Application:
    """B0001's application for a unit at the registry; B0002 has one there too."""
    unit()
    Unit.objects.filter(pk=CODE).update(use="residence")
    application = led(opened(), "received")
    act = {"act": "create_mortgage", "kind": "ordinary", "mortgagee": "B0002", "amount": "1.00"}
    registry().receive(uuid4(), Package("B0002", CODE, (act,)))
    return application


def _filed_live(lake: Lake) -> list[dict[str, Any]]:
    """The applications as the live register has them."""
    part = lake.pin(live=True).slice("property_application", history=False)
    with duckdb.connect() as engine:
        rows = engine.read_parquet(list(part.files))
        kept = rows if part.filings is None else rows.filter(f"_filing in ({', '.join(map(str, part.filings))})")
        return list(kept.to_arrow_table().to_pylist())


def test_whatever_of_the_register_is_filed_may_be_filed_as_it_changes() -> None:
    assert [table for table in filing.TABLES if FILER.kind not in library().tables[table].filed_by] == []
