"""A new run renews clues: snoozed subjects stay quiet, what has grown comes back, what is gone is marked."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.clues.importing import run_import
from mingjian.clues.models import Clue
from mingjian.clues.services import clue_dismiss, clue_snooze
from mingjian.engine.results import Results

MODEL = "assets.overdue_loan_classed_normal"


@pytest.fixture
def results(ran_home: Path, tmp_path: Path) -> Results:
    """The runs of the city, to be added to."""
    shutil.copytree(ran_home / "runs", tmp_path / "runs")
    return Results(tmp_path / "runs")


def _next_run(results: Results, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
    """Another run, the clues of MODEL as `change` makes them; None leaves one out."""
    record = results.record()
    before = next(model for model in record.models if model.id == MODEL)
    rows = results.clues_of(before.fingerprint)
    changed = [new for row in rows.to_pylist() if (new := change(row)) is not None]
    results.keep("another", pa.Table.from_pylist(changed, rows.schema), None)
    model = replace(before, fingerprint="another", clues=len(changed))
    models = tuple(model if one.id == MODEL else one for one in record.models)
    results.publish(replace(record, run_id="29991231T000000000", models=models))


@pytest.mark.django_db
@pytest.mark.parametrize(("factor", "state"), [("1.50", "dismissed"), ("1.51", "open")])
def test_a_dismissed_clue_comes_back_when_its_amount_has_grown_beyond_the_declared_share(
    person: Callable[[str], Any], clue_of: Callable[..., Clue], results: Results, factor: str, state: str
) -> None:
    clue = clue_of(MODEL)
    clue_dismiss(by=person("lin"), clues=[clue.pk], reason="immaterial")

    def grown(row: dict[str, Any]) -> dict[str, Any]:
        return row | {"amount": (row["amount"] * Decimal(factor)).quantize(Decimal("0.01"))}

    _next_run(results, grown)
    run_import(by=Platform(), results=results)

    clue.refresh_from_db()
    assert (clue.state, clue.finding) == (state, "continuing")
    assert [event.kind for event in clue.events.all()] == (["grow", "dismiss"] if state == "open" else ["dismiss"])


@pytest.mark.django_db
def test_a_snoozed_subject_is_quiet_when_its_clue_arises_anew(
    person: Callable[[str], Any], clue_of: Callable[..., Clue], results: Results
) -> None:
    clue, until = clue_of(MODEL), timezone.localdate() + timedelta(days=60)
    clue_snooze(by=person("lin"), clues=[clue.pk], until=until, text="等待更正")
    _next_run(results, lambda row: row | {"clue_id": "f" * 16} if row["clue_id"] == clue.pk else row)

    run_import(by=Platform(), results=results)

    fresh = Clue.objects.get(pk="f" * 16)
    assert (fresh.state, fresh.snoozed_until, fresh.finding) == ("snoozed", until, "new")


@pytest.mark.django_db
def test_a_clue_that_the_run_did_not_find_is_gone_and_keeps_the_day_it_arose(
    clue_of: Callable[..., Clue], results: Results
) -> None:
    clue = clue_of(MODEL)
    _next_run(results, lambda row: None if row["clue_id"] == clue.pk else row)

    run_import(by=Platform(), results=results)

    gone, others = Clue.objects.get(pk=clue.pk), Clue.objects.exclude(pk=clue.pk)
    assert (gone.finding, gone.arose_on, gone.state) == ("gone", clue.arose_on, "open")
    assert set(others.values_list("finding", flat=True)) == {"continuing"}
    assert set(others.values_list("last_run_id", flat=True)) == {"29991231T000000000"}
