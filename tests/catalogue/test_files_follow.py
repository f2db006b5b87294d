"""What was decided about a model reaches the home's files in the end, even when they could not be written at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingjian.catalogue import services
from mingjian.catalogue.models import Draft
from mingjian.catalogue.overlay import Text, text_in_force
from mingjian.catalogue.standing import files_follow_database
from mingjian.people.models import User
from mingjian.web.library import library, overlay
from tests.catalogue.conftest import MODEL

pytestmark = pytest.mark.django_db
Work = Callable[[Callable[[], Any]], Any]
TRIED = f"{MODEL}@trial"


@pytest.fixture
def graver(own_home: Path, xu: User, work: Work) -> Draft:
    """A change whose text is examined, and may be tried."""
    draft = services.draft_begin(by=xu, model=MODEL)
    text = Text(draft.newest.sql.replace("severity: high", "severity: critical"), draft.newest.cases)
    work(lambda: services.draft_write(by=xu, draft=draft.pk, text=text, note=""))
    return draft


def _full_disk(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_what_could_not_be_written_is_written_later(
    graver: Draft, xu: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Text, "lay", _full_disk)
        work(lambda: services.draft_move(by=xu, draft=graver.pk, name="try"))
    assert Draft.objects.get(pk=graver.pk).state == "trial"
    assert TRIED not in library().models

    changed = files_follow_database()

    assert changed == [TRIED]
    assert library().models[TRIED].severity == "critical"


def test_a_file_that_was_lost_or_changed_is_made_what_was_decided(graver: Draft, xu: User, work: Work) -> None:
    work(lambda: services.draft_move(by=xu, draft=graver.pk, name="try"))
    decided = text_in_force(TRIED)
    sql = library().models[TRIED].path
    sql.write_text("select 1", encoding="utf-8")

    assert files_follow_database() == [TRIED]

    assert text_in_force(TRIED) == decided


@pytest.mark.slow
def test_a_trial_that_ended_is_taken_away(graver: Draft, xu: User, work: Work) -> None:
    work(lambda: services.draft_move(by=xu, draft=graver.pk, name="try"))
    Draft.objects.filter(pk=graver.pk).update(state="draft")

    assert files_follow_database() == [TRIED]

    assert TRIED not in library().models
    assert not list(overlay().glob("models/*/*@trial*"))


@pytest.mark.slow
def test_what_stands_right_is_not_written_again(graver: Draft, xu: User, work: Work) -> None:
    work(lambda: services.draft_move(by=xu, draft=graver.pk, name="try"))

    assert files_follow_database() == []
