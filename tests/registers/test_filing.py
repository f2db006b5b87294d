"""What is recorded here stands in the lake once the department files its register, and the models see it."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.desk.demo import mortgages_enter
from mingjian.desk.models import Order
from mingjian.filings.models import Receipt
from mingjian.lake import Lake
from mingjian.lending.models import Consent
from mingjian.lending.wishing import party_of
from mingjian.mortgage.models import Application, Step
from mingjian.mortgage.states import Kind, State
from mingjian.registers.filing import register_file
from mingjian.registers.reading import as_filed
from mingjian.registry.models import Mortgage, Objection, PreNotice, Title
from mingjian.traffic.demo import network_enter
from tests.mortgage.walking import who


@pytest.fixture
def lake(ran_home: Path, tmp_path: Path, settings: Any) -> Lake:
    """The lake of a home of the test's own."""
    home = tmp_path / "home"
    shutil.copytree(ran_home, home)
    settings.HOME, settings.MEDIA_ROOT = home, home / "attachments"
    return Lake.open(home)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_department_files_what_was_recorded(lake: Lake, work: Callable[[Callable[[], Any]], Any]) -> None:
    network_enter()
    made = mortgages_enter(lake)
    _every_state_and_kind_is_there(made)
    before = as_filed(lake, "property_title")
    typed = party_of("110101199003079999")
    buyers = _buyers(made[0].unit, {"T-typed": typed, "T-hash": "7c" * 16})
    ended = _long_ago(made, before)
    noted = {table: as_filed(lake, table) for table in ("property_objection", "property_pre_notice")}
    assert all(noted.values())
    own = _noted(made[0].unit, typed)

    department = who("deng").organisation
    submission = work(lambda: register_file(by=Platform(), department=department, lake=lake, period=_last_month()))

    receipt = Receipt.objects.get(submission=submission)
    assert receipt.status == Receipt.Status.ACCEPTED, lake.problems([receipt.pk]).to_pylist()[:5]
    rows = {table: holding[receipt.pk] for table, holding in lake.ledger.tables_of([receipt.pk]).items()}
    assert rows["property_mortgage"] >= Mortgage.objects.count()
    titles = as_filed(lake, "property_title")
    assert rows["property_title"] == len(titles) == len(before) + len({one.unit for one in made}) + len(buyers)
    assert titles["T-typed"]["owner_id_number"] == typed
    assert titles["T-hash"]["owner_name"] == "新买受人"
    assert {number for number, row in before.items() if titles[number] != row} == {ended}
    _notes_were_filed(lake, noted, own)
    assert (titles[ended]["title_status"], before[ended]["title_status"]) == ("superseded", "valid")


def _every_state_and_kind_is_there(made: list[Application]) -> None:
    """As the tables of the machine and of the register have them; what is recorded is certified or done at once."""
    assert {one.state for one in Application.objects.all()} == set(State) - {State.RECORDED}
    assert {one.kind for one in Application.objects.all()} == set(Kind)
    assert set(Mortgage.objects.values_list("kind", flat=True)) == {"ordinary", "maximum", "pre_notice"}
    reached = {one.after for one in Step.objects.exclude(after="")}
    assert reached == set(State)
    waiting = Consent.objects.get(state="waiting")
    assert (waiting.mortgagee_id, waiting.application.kind) == ("B0002", Kind.CHANGE)
    assert Consent.objects.get(state="given").application.kind == Kind.ASSIGN
    assert Application.objects.filter(mortgage_kind="construction").exists()
    correction = Order.objects.get(act="reinstate_mortgage")
    assert correction.is_waiting
    assert {one.pk for one in made} < set(Application.objects.values_list("pk", flat=True))


def _buyers(unit: str, parties: dict[str, str]) -> list[Title]:
    """New owners whom no filing names: one typed by a bank, one known by a hash alone."""
    said = {"unit_id": unit, "owner_name": "新买受人", "recorded_at": timezone.now(), "co_ownership": "joint"}
    return Title.objects.bulk_create(Title(number=number, owner=owner, **said) for number, owner in parties.items())


def _noted(unit: str, holder: str) -> tuple[str, str]:
    """Two months ago somebody objected and never sued, and a buyer's pre-notice was entered that stands."""
    said: dict[str, Any] = {"unit_id": unit, "recorded_at": timezone.now() - timedelta(days=62)}
    over = {"lapses_on": said["recorded_at"].date() + timedelta(days=15), "ended_for": "lapsed"}
    lapsed = Objection.objects.create(
        number="YY-1",
        objector_name="某甲",
        reason="权属",
        ended_at=said["recorded_at"] + timedelta(days=16),
        **over,
        **said,
    )
    return lapsed.number, PreNotice.objects.create(number="YG-1", holder_name="买受人", holder=holder, **said).number


def _notes_were_filed(lake: Lake, noted: dict[str, Any], own: tuple[str, str]) -> None:
    """The two of the register's own are filed beside the others, of which nothing that it does not know is lost."""
    objections, notices = (as_filed(lake, table) for table in noted)
    assert objections.keys() - noted["property_objection"].keys() == {own[0]}
    assert objections[own[0]]["ended_for"] == "lapsed"
    assert notices.keys() - noted["property_pre_notice"].keys() == {own[1]}
    assert (notices[own[1]]["holder_id_number"], notices[own[1]]["ended_on"]) == (party_of("110101199003079999"), None)
    kept = {number: row["obligor_name"] for number, row in noted["property_pre_notice"].items()}
    assert {number: notices[number]["obligor_name"] for number in kept} == kept


def _long_ago(made: list[Application], before: dict[str, Any]) -> str:
    """What was recorded just now was recorded before the period's end; gives the number of a title that ended then."""
    since = timezone.now() - timedelta(days=62)
    Mortgage.objects.filter(receipt__isnull=False).update(recorded_at=since, effective_at=since)
    Title.objects.filter(unit__in=[one.unit for one in made]).update(recorded_at=since)
    ended = Title.objects.filter(ended_at=None, number__in=before).latest("pk")
    Title.objects.filter(pk=ended.pk).update(ended_at=since)
    return ended.number


def _last_month() -> date:
    return timezone.localdate().replace(day=1) - timedelta(days=1)
