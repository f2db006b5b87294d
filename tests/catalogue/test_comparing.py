"""A comparison finds exactly what an edited threshold adds and drops, period by period, with past outcomes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from mingjian.catalogue import services
from mingjian.catalogue.models import Change, Comparison, Draft
from mingjian.catalogue.overlay import Text, lay_over, text_in_force
from mingjian.clues.models import Clue, Outcome
from mingjian.engine.duck import DuckEngine
from mingjian.engine.library import Library
from mingjian.engine.results import Results
from mingjian.engine.run import Order, run
from mingjian.lake import Lake
from mingjian.people.models import User
from mingjian.workspace import Filed
from tests.catalogue.conftest import LIMIT, LOOSER_LIMIT, MODEL

pytestmark = pytest.mark.django_db
Work = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def compared(own_home: Path, xu: User, work: Work) -> Callable[[str, str], Comparison]:
    """The comparison of the model with one limit in force and the other in the draft."""

    def made(standing: str, changed: str) -> Comparison:
        text = text_in_force(MODEL)
        assert text
        if standing != LIMIT:
            lay_over({MODEL: Text(text.sql.replace(LIMIT, standing), text.cases)})
        draft = services.draft_begin(by=xu, model=MODEL)
        if changed != standing:
            new = Text(draft.newest.sql.replace(standing, changed), draft.newest.cases)
            services.draft_write(by=xu, draft=draft.pk, text=new, note="")
        work(lambda: services.comparison_make(by=xu, draft=draft.pk))
        return Comparison.objects.get()

    return made


@pytest.fixture(scope="module")
def between(city_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[date, set[str]]:
    """By period, the clues between a tenth and a fifth of capital: found under one limit, not under the other."""
    library, lake, results = Library.load(), Lake.open(city_home), Results(tmp_path_factory.mktemp("runs"))
    found = {}
    for period in (date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31)):
        record = run(Order(library, Filed(lake, lake.pin(period)), MODEL), DuckEngine(threads=1), results)
        found[period] = {row["clue_id"] for row in results.clues(record).to_pylist() if row["measure"] <= 0.2}
    return filled(found)


def changes(kind: str) -> dict[date, set[str]]:
    """The clues of a kind, by period."""
    by_period: dict[date, set[str]] = {}
    for change in Change.objects.filter(kind=kind):
        by_period.setdefault(change.period, set()).add(change.clue)
    return by_period


def filled(found: dict[date, set[str]]) -> dict[date, set[str]]:
    """Without the periods that have none."""
    return {period: clues for period, clues in found.items() if clues}


@pytest.mark.slow
def test_a_looser_limit_drops_exactly_the_clues_between(between: dict[date, set[str]], compared: Any) -> None:
    done = compared(LIMIT, LOOSER_LIMIT)

    assert (done.state, done.step, done.steps, done.fault) == ("done", 3, 3, "")
    assert between
    assert changes("dropped") == between
    assert (changes("added"), changes("moved")) == ({}, {})


@pytest.mark.slow
def test_a_stricter_limit_adds_exactly_the_clues_between(between: dict[date, set[str]], compared: Any) -> None:
    compared(LOOSER_LIMIT, LIMIT)

    assert changes("added") == between
    assert (changes("dropped"), changes("moved")) == ({}, {})


@pytest.mark.slow
def test_the_same_text_changes_nothing(compared: Any) -> None:
    done = compared(LIMIT, LIMIT)

    assert Change.objects.count() == 0
    assert sum(tally["same"] for tally in done.tallies) > 0


def test_past_outcomes_are_laid_over_the_clues_that_change(own_home: Path, compared: Any, as_user: Any) -> None:
    dropped = Clue.objects.filter(model=MODEL, measure__lte=0.2)[0]
    by = User.objects.get(username="chen")
    Outcome.objects.create(clue=dropped, model=MODEL, verdict="confirmed", decided_at=timezone.now(), by=by)

    done = compared(LIMIT, LOOSER_LIMIT)

    assert set(Change.objects.filter(clue=dropped.pk).values_list("verdict", flat=True)) == {"confirmed"}
    page = as_user("gao").get(f"/catalogue/comparisons/{done.pk}?verdict=confirmed").content.decode()
    assert f"/clues/{dropped.pk}" in page


def test_a_text_that_cannot_run_is_told_as_such(own_home: Path, xu: User, work: Work) -> None:
    draft = services.draft_begin(by=xu, model=MODEL)
    broken = Text(draft.newest.sql.replace("excess.debt as amount", "excess.dept as amount"), draft.newest.cases)
    services.draft_write(by=xu, draft=draft.pk, text=broken, note="")

    work(lambda: services.comparison_make(by=xu, draft=draft.pk))

    done = Comparison.objects.get()
    assert done.state == "failed"
    assert "dept" in done.fault
    assert Draft.objects.get().state == "draft"
