"""What an analyst decides at the desk is kept: in the state, the history, the log and the counts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Sum
from django.http import Http404
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.audit.models import Entry
from mingjian.clues.models import Clue, Outcome, Snooze, Tally
from mingjian.clues.services import clue_dismiss, clue_reopen, clue_snooze, clues_wake
from mingjian.people.access import NotAllowed

Person = Callable[[str], Any]
FirstClue = Callable[..., Clue]


def _counted(state: str) -> int:
    return Tally.objects.filter(state=state).aggregate(total=Sum("clues"))["total"] or 0


def test_a_dismissed_clue_says_by_whom_and_why(person: Person, clue_of: FirstClue) -> None:
    clue, open_before = clue_of(), _counted("open")

    clue_dismiss(by=person("lin"), clues=[clue.pk], reason="known", text="现场检查已处理")

    clue.refresh_from_db()
    event = clue.events.get()
    assert clue.state == Clue.State.DISMISSED
    assert (event.kind, event.by.username, event.reason, event.facts["reason"]) == (
        "dismiss",
        "lin",
        "现场检查已处理",
        "known",
    )
    entry = Entry.objects.get(action="clue.dismiss")
    assert (entry.actor, entry.about_id, entry.facts["reason"]) == ("lin", clue.pk, "known")
    assert (_counted("open"), _counted("dismissed")) == (open_before - 1, 1)


@pytest.mark.parametrize(("reason", "taught"), [("model_error", 1), ("explained", 1), ("duplicate", 0)])
def test_only_a_dismissal_that_blames_the_model_teaches(
    person: Person, clue_of: FirstClue, reason: str, taught: int
) -> None:
    clue_dismiss(by=person("lin"), clues=[clue_of().pk], reason=reason)

    assert Outcome.objects.filter(verdict="refuted", withdrawn_at=None).count() == taught


def test_a_reopened_clue_is_in_the_queue_and_its_dismissal_teaches_no_more(person: Person, clue_of: FirstClue) -> None:
    clue = clue_of()
    clue_dismiss(by=person("lin"), clues=[clue.pk], reason="model_error")

    clue_reopen(by=person("chen"), clues=[clue.pk])

    clue.refresh_from_db()
    assert clue.state == Clue.State.OPEN
    assert Outcome.objects.filter(withdrawn_at=None).count() == 0


def test_a_snoozed_clue_comes_back_by_itself_on_its_day(person: Person, clue_of: FirstClue) -> None:
    clue, until = clue_of(), timezone.localdate() + timedelta(days=30)
    clue_snooze(by=person("lin"), clues=[clue.pk], until=until, text="等待更正报送")

    woken_before = clues_wake(by=Platform(), on=until - timedelta(days=1))
    woken = clues_wake(by=Platform(), on=until)

    clue.refresh_from_db()
    assert (woken_before, woken, clue.state, clue.snoozed_until) == (0, 1, Clue.State.OPEN, None)
    assert [event.kind for event in clue.events.all()] == ["wake", "snooze"]
    assert not Snooze.objects.exists()


def test_who_may_only_read_can_change_nothing(person: Person, clue_of: FirstClue) -> None:
    clue = clue_of()

    with pytest.raises(NotAllowed):
        clue_dismiss(by=person("xu"), clues=[clue.pk], reason="known")

    clue.refresh_from_db()
    assert (clue.state, clue.events.count()) == (Clue.State.OPEN, 0)


def test_of_many_clues_all_are_moved_or_none(person: Person) -> None:
    one, other = Clue.objects.order_by("clue_id")[:2]

    with pytest.raises(Http404):
        clue_dismiss(by=person("lin"), clues=[one.pk, other.pk, "nothing"], reason="known")
    clue_dismiss(by=person("lin"), clues=[one.pk, other.pk], reason="known")

    assert set(Clue.objects.filter(state="dismissed").values_list("pk", flat=True)) == {one.pk, other.pk}
    assert Entry.objects.filter(action="clue.dismiss").count() == 2
