"""The cast at work on cases: clues of the city's first bank, and one case at every point of its way."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mingjian.cases.models import Case, Row
from mingjian.cases.services.answering import Said, case_submit, rows_answer
from mingjian.cases.services.deciding import Finding, case_decide, case_review
from mingjian.cases.services.dispatching import case_dispatch
from mingjian.cases.services.opening import case_open
from mingjian.cases.states import Stance, Verdict
from mingjian.clues.models import Clue
from mingjian.people.models import User


@pytest.fixture
def person(db: None) -> Callable[[str], User]:
    """One of the cast."""
    return lambda username: User.objects.get(username=username)


@pytest.fixture
def clues(db: None) -> list[Clue]:
    """The open clues of the first bank that rest on filed rows."""
    loans = Clue.objects.filter(institution_id="B0001", subject_type="loan", state=Clue.State.OPEN)
    return list(loans.select_related("institution").order_by("clue_id"))


@pytest.fixture
def drafted(person: Callable[[str], User], clues: list[Clue]) -> Case:
    """A case of two clues that Lin opened."""
    return case_open(by=person("lin"), clues=clues[:2])


@pytest.fixture
def dispatched(person: Callable[[str], User], drafted: Case) -> Case:
    """The case with the bank."""
    return case_dispatch(by=person("lin"), case=drafted, request="请逐笔说明资金用途。")


@pytest.fixture
def answered(person: Callable[[str], User], dispatched: Case) -> Case:
    """The case answered by Zhao."""
    said = [Said(row, Stance.AGREE) for row in Row.objects.filter(item__case=dispatched)]
    rows_answer(by=person("zhao"), case=dispatched, said=said)
    return case_submit(by=person("zhao"), case=dispatched, text="情况属实。")


@pytest.fixture
def reviewed(person: Callable[[str], User], answered: Case) -> Case:
    """The case reviewed by Lin: the first clue confirmed, the second refuted."""
    findings = {1: Finding(Verdict.CONFIRMED, Decimal("120000.00")), 2: Finding(Verdict.REFUTED)}
    return case_review(by=person("lin"), case=answered, findings=findings, opinion="第一项查实。", hours=5)


@pytest.fixture
def confirmed(person: Callable[[str], User], reviewed: Case) -> Case:
    """The case confirmed by Chen."""
    return case_decide(by=person("chen"), case=reviewed, verdict=Verdict.CONFIRMED)


@pytest.fixture
def at_home(settings: Any, tmp_path: Path, ran_home: Path) -> Path:
    """A home of this test's own over the city's lake and runs: keys and files that are made stay in it."""
    home = tmp_path / "home"
    home.mkdir()
    for part in ("lake", "runs", "files", "vault", "key"):
        (home / part).symlink_to(ran_home / part)
    settings.HOME, settings.MEDIA_ROOT = home, home / "attachments"
    return home
