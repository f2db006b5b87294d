"""What is recorded here stands in the lake once the department files its register, and the models see it."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.filings.models import Receipt
from mingjian.lake import Lake
from mingjian.mortgage.demo import mortgages_enter
from mingjian.mortgage.services.filing import register_file
from mingjian.mortgage.states import State
from mingjian.registry.models import Mortgage, Unit
from tests.mortgage.walking import who


@pytest.mark.slow
@pytest.mark.django_db
def test_the_department_files_what_was_recorded(
    ran_home: Path, tmp_path: Path, settings: Any, work: Callable[[Callable[[], Any]], Any]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(ran_home, home)
    settings.HOME, settings.MEDIA_ROOT = home, home / "attachments"
    lake = Lake.open(home)
    made = mortgages_enter(lake)
    assert {one.state for one in made} == set(State) - {State.RECORDED, State.DONE}
    assert Unit.objects.count() > len(made)

    end = timezone.localdate() + timedelta(days=1)
    period = end.replace(day=1) - timedelta(days=1) if end.day != 1 else end - timedelta(days=1)
    since = timezone.now() - timedelta(days=62)
    Mortgage.objects.filter(receipt__isnull=False).update(recorded_at=since, effective_at=since)
    submission = work(
        lambda: register_file(by=Platform(), department=who("deng").organisation, lake=lake, period=period)
    )

    receipt = Receipt.objects.get(submission=submission)
    assert receipt.status == Receipt.Status.ACCEPTED, receipt
    rows = lake.ledger.tables_of([receipt.pk])["property_mortgage"][receipt.pk]
    assert rows == Mortgage.objects.count()
