"""The network files how it was used, and the models see a clerk who looks a street up at night."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.engine.results import Results
from mingjian.exchange.models import Query
from mingjian.exchange.states import QueryState
from mingjian.filings.models import Receipt
from mingjian.lake import Lake
from mingjian.network.services import members_register
from mingjian.notices.services.filing import OPERATOR, network_file
from mingjian.notices.traffic import traffic_enter
from mingjian.people.models import Organisation
from mingjian.workspace import Workspace
from tests.notices.examples import notice

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_a_month_of_traffic_holds_every_outcome_and_a_curious_clerk(
    own_home: Path, work: Callable[[Callable[[], Any]], Any], settings: Any
) -> None:
    settings.MEDIA_ROOT = own_home / "attachments"
    members_register(by=Platform(), organisations=Organisation.objects.filter(kind__in=Organisation.MEMBERS))
    entered = traffic_enter()
    assert entered == Query.objects.exclude(entry=None).count() > 300
    assert set(Query.objects.values_list("state", flat=True)) == set(QueryState.values) - {"asked"}
    assert traffic_enter() == 0

    today = timezone.localdate()
    period = today.replace(day=1) - timedelta(days=1)
    Query.objects.update(asked_at=F("asked_at") - timedelta(days=(today - period).days))
    late = notice(severity=4)
    type(late).objects.update(made_at=timezone.now() - timedelta(days=(today - period).days + 4))
    submission = work(lambda: network_file(by=Platform(), lake=Lake.open(own_home), period=period))

    receipt = Receipt.objects.get(submission=submission)
    assert (receipt.status, receipt.institution.code) == (Receipt.Status.ACCEPTED, OPERATOR)
    record = Workspace(own_home).run("network.*")
    clues = Results(own_home / "runs").clues(record).to_pylist()
    found = {(one["model"], one["institution_id"], one["subject_id"]) for one in clues}
    assert found == {
        ("network.clerk_asks_at_night", "B0002", "wei"),
        ("network.clerk_looks_neighbours_up", "B0002", "wei"),
        ("network.one_case_serves_many_subjects", "B0002", "DK-9999"),
        ("network.critical_notice_not_acknowledged", "B0001", late.number),
    }
