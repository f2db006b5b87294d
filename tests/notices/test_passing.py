"""Who is told: those with a live exposure whom an authorisation or the law lets be told, of what has changed."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.authorisations.models import Authorisation
from mingjian.engine.compiler import Compiler
from mingjian.intake import take_in
from mingjian.lake import Lake
from mingjian.network.services import members_register
from mingjian.notices.demo import notices_enter
from mingjian.notices.letters import letter
from mingjian.notices.models import Notice, Pass, Watch
from mingjian.notices.passing import registers_look_through
from mingjian.notices.telling import reason_for
from mingjian.notices.workbench import Workbench
from mingjian.people.models import Organisation
from mingjian.web.library import library
from mingjian.workspace import Means, open_engine

pytestmark = pytest.mark.django_db


LISTS = {"firm.adverse_record_published", "unit.listed", "unit.residence_right_registered"}


def _exposures(home: Path) -> set[tuple[str, str, str]]:
    lake = Lake.open(home)
    engine = open_engine(lake, Means())
    pin = lake.pin()
    rows = Workbench(engine, Compiler(library(), pin.as_of), pin).exposures().to_pylist()
    engine.close()
    return {(row["institution_id"], row["subject_kind"], row["subject_id"]) for row in rows}


def test_only_the_exposed_are_told_and_persons_only_under_an_authorisation(console_home: Path) -> None:
    members_register(by=Platform(), organisations=Organisation.objects.filter(kind__in=Organisation.MEMBERS))
    made = notices_enter(Lake.open(console_home))

    assert made
    assert made.made == Notice.objects.count() > 0
    critical = Notice.objects.filter(severity=4, acknowledged_at=None)
    assert timezone.localdate() - timezone.localdate(critical[0].made_at) > timedelta(days=3)  # as the models see it
    assert set(Notice.objects.values_list("rule", flat=True)) >= LISTS
    exposed = _exposures(console_home)
    told = {(one.organisation.code, one.kind, one.subject) for one in Notice.objects.select_related("organisation")}
    assert told <= exposed
    watched = {(one.organisation.code, one.kind, one.subject) for one in Watch.objects.select_related("organisation")}
    assert told <= watched < exposed
    persons = Notice.objects.filter(kind="person")
    assert persons
    assert not persons.filter(authorisation=None)
    for one in Notice.objects.select_related("authorisation"):
        rule = library().notices[one.rule]
        assert rule.basis or rule.service in one.authorisation.services  # type: ignore[union-attr]
        assert one.kind != "person" or one.subject not in str(letter(one))


def test_the_law_lets_a_mortgagee_be_told_and_nobody_else() -> None:
    seized, died = library().notices["unit.seized"], library().notices["person.died"]
    row = {"_authorisation": None, "_mortgagee": True}

    assert reason_for(seized, row, {}) == 0
    assert reason_for(seized, row | {"_mortgagee": False}, {}) is None
    assert reason_for(died, row, {}) is None
    assert reason_for(died, row | {"_authorisation": 7}, {7: {"civil_affairs.death": ["died_on"]}}) == 7
    assert reason_for(died, row | {"_authorisation": 7}, {}) is None  # it was withdrawn meanwhile


def test_a_second_pass_looks_only_at_what_has_changed(own_home: Path, tmp_path: Path) -> None:
    first = registers_look_through()
    assert first
    assert registers_look_through() is None
    mortgagee = Watch.objects.filter(kind="unit", is_mortgagee=True, organisation__code="B0001").first()
    assert mortgagee
    _file_seizures(tmp_path, own_home, mortgagee.subject)

    second = registers_look_through()

    assert second
    assert 0 < second.looked_at < second.watched
    told = Notice.objects.filter(made_in=second, rule="unit.seized", organisation__code="B0001")
    assert [one.subject for one in told] == [mortgagee.subject]
    assert Pass.objects.count() == 2


def test_what_is_no_more_permitted_is_no_more_watched(own_home: Path) -> None:
    members_register(by=Platform(), organisations=Organisation.objects.filter(kind__in=Organisation.MEMBERS))
    notices_enter(Lake.open(own_home))
    watched = Watch.objects.filter(kind="person").count()
    given = Authorisation.objects.filter(purpose="after_loan", person_kind="person")
    given.update(state="withdrawn", ended_at=timezone.now())
    Pass.objects.update(library_version="another")

    registers_look_through()

    assert watched > Watch.objects.filter(kind="person").count() == 0


def _file_seizures(folder: Path, home: Path, unit: str) -> None:
    """In January the registry files one seizure, of this unit."""
    row = {
        "seizure_id": "CF-1", "title_number": "", "unit_code": unit, "seizure_kind": "live", "authority": "法院",
        "document_number": "（2026）执1号", "owner_name": "某某", "owner_id_number": "", "amount": "",
        "waiting_order": 0, "registered_on": "2026-01-20", "starts_on": "2026-01-20", "ends_on": "2029-01-19",
        "released_on": "",
    }  # fmt: skip
    path = folder / "in" / "D0001" / "20260131" / "D0001-property_seizure-20260131.csv"
    path.parent.mkdir(parents=True)
    with path.open("w", newline="") as file:
        writer: Any = csv.DictWriter(file, fieldnames=list(row))
        writer.writeheader()
        writer.writerow(row)
    assert [receipt.status for receipt in take_in([folder / "in"], home)] == ["accepted"]
