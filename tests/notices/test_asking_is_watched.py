"""The network files every day how it was used, and the models find who misuses it and nobody else."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.clues.models import Clue, ModelRun, Run
from mingjian.engine.services import DOMAINS
from mingjian.exchange.models import Query
from mingjian.exchange.states import QueryState
from mingjian.filings.calendar import last_period
from mingjian.filings.models import Receipt
from mingjian.insight.keeping_up import network_keep_up, run_is_due
from mingjian.lake import Lake
from mingjian.network.services import members_register
from mingjian.notices.services.filing import OPERATOR
from mingjian.notices.traffic import traffic_enter
from mingjian.people.models import Organisation
from mingjian.web.clock import PERIODIC
from mingjian.web.library import library
from tests.notices.examples import notice

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
FOUND = {
    ("network.clerk_asks_at_night", "B0002", "wei"),
    ("network.clerk_looks_neighbours_up", "B0002", "wei"),
    ("network.one_case_serves_many_subjects", "B0002", "DK-9999"),
    ("network.clerk_asks_far_more_than_usual", "B0001", "an-1"),
}


@pytest.fixture
def month(own_home: Path, settings: Any) -> Path:
    """A home whose network has served for a month; one critical notice lies there unacknowledged."""
    settings.MEDIA_ROOT = own_home / "attachments"
    members_register(by=Platform(), organisations=Organisation.objects.filter(kind__in=Organisation.MEMBERS))
    assert traffic_enter() == Query.objects.exclude(entry=None).count() > 300
    assert traffic_enter() == 0
    services = set(Query.objects.values_list("service", flat=True))
    assert {name.partition(".")[0] for name in services} == set(DOMAINS)
    late = notice(severity=4)
    type(late).objects.update(made_at=timezone.now() - timedelta(days=5))
    return own_home


def test_the_clock_has_the_network_file_and_its_models_find_misuse_alone(
    month: Path, work: Callable[[Callable[[], Any]], Any]
) -> None:
    assert "mingjian.insight.keeping_up.network_keep_up" in PERIODIC
    assert set(Query.objects.values_list("state", flat=True)) == set(QueryState.values) - {"asked"}
    before, yesterday = Run.objects.all()[0], timezone.localdate() - timedelta(days=1)
    standing = _standing()

    assert work(network_keep_up.call)

    receipt = Receipt.objects.get(institution__code=OPERATOR)
    assert (receipt.status, receipt.period) == (Receipt.Status.ACCEPTED, yesterday)
    clues = Clue.objects.filter(model__startswith="network.")
    found = set(clues.values_list("model", "institution__code", "subject_id"))
    (person,) = {who for model, _, who in found if model == "network.one_subject_asked_by_many_clerks"}
    (unread,) = {which for model, _, which in found if model == "network.critical_notice_not_acknowledged"}
    assert found - FOUND == {
        ("network.one_subject_asked_by_many_clerks", "B0001", person),
        ("network.critical_notice_not_acknowledged", "B0001", unread),
    }
    assert found >= FOUND
    about = Clue.objects.get(model="network.critical_notice_not_acknowledged")
    rule = library().notices["firm.listed"].title
    assert f"（{rule.zh}，机构编号C-1）" in about.sentence_zh
    assert f"({rule.en}, reference C-1)" in about.sentence_en
    assert {one.as_of for one in clues} == {yesterday}
    _the_rest_stands(before, standing)


def _the_rest_stands(before: Run, standing: set[str]) -> None:
    """What a day's record moves is what is about it: neither the date of the run nor any other clue."""
    run = Run.objects.all()[0]
    assert run != before
    assert (run.as_of, last_period()) == (before.as_of, before.as_of)
    assert not ModelRun.objects.filter(run=run, status="skipped", model__startswith="network.")
    assert _standing() == standing
    assert not network_keep_up.call()
    assert not run_is_due()


def _standing() -> set[str]:
    clues = Clue.objects.exclude(finding=Clue.Finding.GONE).exclude(model__startswith="network.")
    return set(clues.values_list("clue_id", flat=True))


def test_a_network_that_nobody_used_files_nothing(own_home: Path) -> None:
    assert not network_keep_up.call()
    assert Lake.open(own_home).pin().daily_as_of == Run.objects.all()[0].as_of
